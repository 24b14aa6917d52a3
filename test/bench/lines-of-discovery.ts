import type { Browser } from '@playwright/test';
import type { BigDiscovery, DiscoveryTimes } from './bench-discovery.ts';
import type { Request } from './bench.worker.ts';
import type { Line } from './lines.ts';
import { peakMemory, type Memory } from './process-memory.ts';
import { ratioOf } from './take-turns.ts';

type Run = <T>(request: Request) => Promise<T>;

/** The search beside plain code, then its time and memory alone: at 50,000 x 30 and at the largest size. */
export async function discoveryLines(
  browser: Browser,
  rows: number,
  rounds: number,
  run: Run,
): Promise<Line[]> {
  const small = { rows: Math.round(rows / 20), columns: 30 };
  const times = await run<DiscoveryTimes>({ bench: 'discovery', options: { ...small, rounds } });
  const lines = [...linesOfDiscovery(times)];
  for (const options of [
    { ...small, rounds: 20 },
    { rows, columns: 50, rounds: 1 },
  ]) {
    let made: BigDiscovery | null = null;
    const memory = await peakMemory(browser, async () => {
      made = await run<BigDiscovery>({ bench: 'bigDiscovery', options });
    });
    lines.push(lineOfBigDiscovery(made!, memory, options));
  }
  return lines;
}

function linesOfDiscovery({ rows, columns, counted, pair }: DiscoveryTimes): Line[] {
  return [
    {
      what: `slice search: ${size(rows, columns)}, three levels`,
      of: 'ours / grouping row objects by each value in turn',
      figure: ratioOf(pair.ours, pair.plain),
      unit: '',
      goal: { at: 'most', figure: 0.5 },
      parts: [
        {
          name: `ours, ${counted.ours.toLocaleString('en-US')} slices counted`,
          figure: pair.ours.medianMs,
          unit: 'ms',
        },
        {
          name: `plain, ${counted.plain.toLocaleString('en-US')} slices counted`,
          figure: pair.plain.medianMs,
          unit: 'ms',
        },
      ],
    },
  ];
}

function lineOfBigDiscovery(
  { codesSeconds, searchSeconds, counted }: BigDiscovery,
  memory: { before: Memory; peak: Memory } | null,
  { rows, columns }: { rows: number; columns: number },
): Line {
  if (!memory) throw new Error('This system does not tell how much memory a process holds.');
  return {
    what: `slice discovery: ${size(rows, columns)}, peak memory`,
    of: 'MB resident in the process of the page and its workers',
    figure: memory.peak.page / 1e6,
    unit: 'MB',
    goal: null,
    parts: [
      { name: 'before', figure: memory.before.page / 1e6, unit: 'MB' },
      { name: 'columns made and coded, one at a time', figure: codesSeconds, unit: 's' },
      {
        name: `search of one half and confirmation, ${counted.toLocaleString('en-US')} slices counted`,
        figure: searchSeconds,
        unit: 's',
      },
    ],
  };
}

function size(rows: number, columns: number): string {
  return `${rows.toLocaleString('en-US')} x ${String(columns)}`;
}
