import type { LogProfileTimes } from './bench-log-profile.ts';
import type { ProfileTimes } from './bench-profile.ts';
import type { ScreenProfile } from './bench-profile-screen.ts';
import type { Line } from './lines.ts';
import { ratioOf } from './take-turns.ts';

export function linesOfProfile({ rows, columns, ours, plain }: ProfileTimes): Line[] {
  return [
    {
      what: `profile: ${rows.toLocaleString('en-US')} x ${String(columns)}`,
      of: 'ours until all columns / the same figures over arrays of values',
      figure: ours.phases['all columns']! / plain.medianMs,
      unit: '',
      goal: null,
      parts: [
        ...Object.entries(ours.phases).map(([name, figure]) => ({ name, figure, unit: 'ms' as const })),
        { name: 'whole', figure: ours.medianMs, unit: 'ms' },
        { name: 'over arrays of values, without repeated rows', figure: plain.medianMs, unit: 'ms' },
      ],
    },
  ];
}

export function linesOfScreenProfile(
  { first, all, whole, memory }: ScreenProfile,
  rows: number,
  columns: number,
): Line[] {
  if (!memory) throw new Error('This system does not tell how much memory a process holds.');
  const seconds = (name: string, figure: number) => ({ name, figure, unit: 's' as const });
  return [
    {
      what: `profile on the screen: ${rows.toLocaleString('en-US')} x ${String(columns)}, peak memory`,
      of: 'MB resident in the process of the page and its workers',
      figure: memory.peak.page / 1e6,
      unit: 'MB',
      goal: null,
      parts: [
        { name: 'before', figure: memory.before.page / 1e6, unit: 'MB' },
        seconds('first column shown', first),
        seconds('all columns', all),
        seconds('repeated rows too', whole),
      ],
    },
  ];
}

export function linesOfLogProfile(
  { rows, columns, counted, sorted, whole, read }: LogProfileTimes,
  of: 'numbers' | 'kinds',
): Line[] {
  const ms = (name: string, { medianMs }: { medianMs: number }) => ({
    name,
    figure: medianMs,
    unit: 'ms' as const,
  });
  return [
    {
      what: `a log counted by window: ${rows.toLocaleString('en-US')} x ${String(columns)} ${of === 'numbers' ? 'numbers' : 'of all kinds'}, 270 days`,
      of: 'sorting every column / one pass over them, both in memory',
      figure: ratioOf(sorted, counted),
      unit: '',
      // Whole numbers and codes are sorted by the engine in hardly more than a pass.
      goal: of === 'numbers' ? { at: 'least', figure: 3 } : null,
      parts: [
        ms('one pass', counted),
        ms('sorting every column', sorted),
        ms('stored columns to kept counts', whole),
        ms('kept counts to a profile', read),
      ],
    },
  ];
}
