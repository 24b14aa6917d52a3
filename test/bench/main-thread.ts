import type { Browser, CDPSession } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds, as `dur` and the time of the processor, `tdur`. */
  ts: number;
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

/** What the page's main thread did between two marks, in milliseconds of the processor: others on the machine do not count. */
export interface Stretch {
  /** Scripts. */
  script: number;
  /** With styles, layout, painting. */
  all: number;
  longestTask: number;
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];
const SCRIPTS = new Set([
  'FunctionCall',
  'EvaluateScript',
  'EventDispatch',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
]);

/** Records what happens on main threads while `run` goes on. The page sets the mark "event" where a stretch begins. */
export async function traceMainThread(browser: Browser, run: () => Promise<void>): Promise<Stretch[]> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await run();
  await ended(session);
  await session.detach();
  return stretches(events);
}

async function ended(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await complete;
}

function stretches(events: readonly TraceEvent[]): Stretch[] {
  const marks = events.filter(({ name, ph }) => name === 'event' && (ph === 'R' || ph === 'I' || ph === 'i'));
  const [first] = marks;
  if (!first) throw new Error('the trace holds no mark');
  const mine = events
    .filter(({ pid, tid, ph }) => pid === first.pid && tid === first.tid && ph === 'X')
    .sort((a, b) => a.ts - b.ts);
  const starts = marks.map(({ ts }) => ts).sort((a, b) => a - b);
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? Infinity;
    const inside = mine.filter(({ ts }) => ts >= start && ts < end);
    const tasks = inside.filter(({ name }) => name === 'RunTask').map(processorMs);
    return {
      script: sum(outermost(inside.filter(({ name }) => SCRIPTS.has(name))).map(processorMs)),
      all: sum(tasks),
      longestTask: Math.max(0, ...tasks),
    };
  });
}

/** Those that do not lie within an earlier one. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = -Infinity;
  return events.filter(({ ts, dur = 0 }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

function processorMs({ tdur, dur = 0 }: TraceEvent): number {
  return (tdur ?? dur) / 1000;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
