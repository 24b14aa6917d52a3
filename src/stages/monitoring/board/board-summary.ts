import type { CellDrift } from '../../../core/drift/cell-drift.ts';
import type { WindowSpan } from '../../../core/drift/change-onset.ts';
import type { LogProfile } from '../../../core/drift/log-profile.ts';
import { benjaminiHochberg } from '../../../core/stats/adjust-p-values.ts';

export type Side = 'reference' | 'current';

/** All columns together. */
export interface BoardSummary {
  /** Columns past their threshold, and those that could be judged. */
  past: number;
  judged: number;
  /** Columns whose test keeps a p below the level with all columns considered. */
  adjusted: number;
  /** Share of all values of the inputs that is missing. */
  missing: Record<Side, number>;
  /** The right end of the scale of distances. */
  most: number;
}

/** Share of the values of some columns that is missing; NaN without rows. */
export function missingShare(drifts: readonly CellDrift[], side: Side): number {
  return drifts.reduce((sum, { missing }) => sum + missing[side], 0) / drifts.length;
}

/** P-values with all columns considered (Benjamini-Hochberg); columns without one do not count. */
export function adjustedOf(pValues: readonly (number | null)[]): readonly (number | null)[] {
  const adjusted = benjaminiHochberg(pValues.filter((p) => p !== null));
  let at = 0;
  return pValues.map((p) => (p === null ? null : adjusted[at++]!));
}

/** Round, so that it seldom changes while a window is moved. */
export function scaleEnd(most: number): number {
  return [0.25, 0.5, 1, 2, 4, 8, 16].find((end) => end >= most) ?? 2 ** Math.ceil(Math.log2(most));
}

/** Where windows taken together lie between 0 and 1 of the log's time. */
export function placesOf(
  { windows }: LogProfile,
  parts: readonly WindowSpan[],
): readonly { from: number; to: number }[] {
  const [first, last] = [windows[0]?.fromMs ?? 0, windows.at(-1)?.toMs ?? 1];
  return parts.map(({ from, to }) => ({
    from: (windows[from]!.fromMs - first) / (last - first),
    to: (windows[to - 1]!.toMs - first) / (last - first),
  }));
}
