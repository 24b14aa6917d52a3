import { driftDistance } from '../drift/cell-drift.ts';
import type { WindowSpan } from '../drift/change-onset.ts';
import type { LogProfile } from '../drift/log-profile.ts';
import { rangeOf, runningProfile } from '../drift/range-profile.ts';
import type { StreamTruth } from '../simulate/stream-truth.ts';
import type { WindowRange } from './profile-series.ts';
import { scoreAlarms, type AlarmScore, type TrueEpisode } from './score-alarms.ts';

export interface ScoredColumn {
  column: string;
  /** "follows": it was not changed itself, but what was changed may move it. */
  is: 'changed' | 'follows' | 'unchanged';
  score: AlarmScore;
}

/**
 * How good an alarm on each column's distance is where one knows what happened: an alarm is a part of the log, outside the
 * reference, whose distance from it is above the limit. Columns without a limit are left out. `inputs`: what is no input
 * follows from what the model is asked.
 */
export function scoreColumns(
  { windows, columns }: LogProfile,
  truth: StreamTruth,
  parts: readonly WindowSpan[],
  {
    reference,
    limitOf,
    inputs,
  }: {
    reference: WindowRange;
    limitOf: (column: string) => number | null;
    inputs: readonly string[];
  },
): readonly ScoredColumn[] {
  const outside = parts.filter(({ from, to }) => to <= reference.from || from >= reference.to);
  const hasOtherRows = truth.changes.some(({ otherRows }) => otherRows);
  return columns.flatMap((column) => {
    const limit = limitOf(column.name);
    if (limit === null) return [];
    const running = runningProfile(column.profile);
    const then = rangeOf(running, reference.from, reference.to);
    const alarms = outside.flatMap(({ from, to }, at) =>
      (driftDistance(column, then, rangeOf(running, from, to))?.value ?? 0) > limit ? [at] : [],
    );
    const own = truth.changes.filter((change) => change.columns.includes(column.name));
    const episodes = own.flatMap(({ periods }) =>
      periods.flatMap((period): TrueEpisode[] => {
        const within = [...outside.keys()].filter((at) => {
          const { from, to } = outside[at]!;
          return windows[from]!.fromMs < period.toMs && windows[to - 1]!.toMs > period.fromMs;
        });
        return within.length > 0 ? [{ from: within[0]!, to: within.at(-1)! + 1 }] : [];
      }),
    );
    const follows = hasOtherRows || !inputs.includes(column.name);
    return [
      {
        column: column.name,
        is: own.length > 0 ? 'changed' : follows ? 'follows' : 'unchanged',
        score: scoreAlarms(alarms, episodes, outside.length),
      },
    ];
  });
}
