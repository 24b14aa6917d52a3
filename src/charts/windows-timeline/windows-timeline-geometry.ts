import { linear, ticksOf, type Linear, type Tick } from '../scale.ts';
import { dateTicks } from '../date-ticks.ts';

/** Windows [from, to) of a timeline. */
export interface Span {
  from: number;
  to: number;
}

/** What of a span is held: one of its ends, or all of it. */
export type SpanPart = 'from' | 'to' | 'whole';

export interface TimelineWindow {
  fromMs: number;
  toMs: number;
}

/** A figure by window; NaN where there is none. */
export interface TimelineLine {
  values: ArrayLike<number>;
  format: (value: number) => string;
  /** Whether the axis begins at 0. */
  fromZero: boolean;
}

export interface TimelineShape {
  x: Linear;
  path: string;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

export function timelineShape(
  windows: readonly TimelineWindow[],
  line: TimelineLine | null,
  { width, height }: { width: number; height: number },
): TimelineShape {
  const [first, last] = [windows[0]!.fromMs, windows.at(-1)!.toMs];
  const x = linear([first, last], [0, width]);
  const xTicks = dateTicks(first, last, width, Math.max(2, Math.floor(width / 110)));
  const values = line ? Array.from(line.values).filter(Number.isFinite) : [];
  if (!line || values.length === 0) return { x, path: '', xTicks, yTicks: [] };
  const low = values.reduce((least, value) => Math.min(least, value), line.fromZero ? 0 : Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), line.fromZero ? 0 : -Infinity);
  const y = linear([low, high], [height, 22], true);
  let [path, isBroken] = ['', true];
  for (const [at, { fromMs, toMs }] of windows.entries()) {
    const value = line.values[at];
    if (value === undefined || !Number.isFinite(value)) isBroken = true;
    else {
      path += `${isBroken ? 'M' : 'L'}${x((fromMs + toMs) / 2).toFixed(1)},${y(value).toFixed(1)}`;
      isBroken = false;
    }
  }
  return { x, path, xTicks, yTicks: ticksOf(y, 3, line.format) };
}

/** A span after one of its parts went by so many windows; it keeps a window at least and stays among `count`. */
export function movedSpan({ from, to }: Span, part: SpanPart, by: number, count: number): Span {
  const within = (at: number, low: number, high: number): number => Math.min(high, Math.max(low, at));
  if (part === 'from') return { from: within(from + by, 0, to - 1), to };
  if (part === 'to') return { from, to: within(to + by, from + 1, count) };
  const step = within(by, -from, count - to);
  return { from: from + step, to: to + step };
}

/** The edge between two windows nearest to a moment: 0 = before the first. */
export function nearestEdge(windows: readonly TimelineWindow[], atMs: number): number {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const { fromMs, toMs } = windows[middle]!;
    if ((fromMs + toMs) / 2 < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
