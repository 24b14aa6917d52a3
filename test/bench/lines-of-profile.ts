import type { ProfileTimes } from './bench-profile.ts';
import type { ScreenProfile } from './bench-profile-screen.ts';
import type { Line } from './lines.ts';

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
