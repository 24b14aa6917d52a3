import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { averageRanks } from '../stats/average-ranks.ts';
import { spearmanOfRanks } from '../stats/correlation.ts';

/** Whether two series of a log rise and fall together. */
export interface MovesTogether {
  /** Spearman's rank correlation over the windows that have both. */
  correlation: Estimate;
  /** Two-sided; null where there is no correlation. */
  p: number | null;
  windows: number;
}

const LEAST_WINDOWS = 8;

/**
 * Rank correlation of two series by window. Neighbouring windows resemble each other, so the p-value is not that of
 * independent pairs: one series is shifted round the other by every number of windows, and p is the share of shifts, none
 * included, with a correlation at least as strong. With w windows it is at least 1 / w. O(w^2).
 */
export function movesTogether(a: ArrayLike<number>, b: ArrayLike<number>): MovesTogether {
  const both = Array.from({ length: a.length }, (_, at) => at).filter(
    (at) => Number.isFinite(a[at]!) && Number.isFinite(b[at]!),
  );
  const windows = both.length;
  if (windows < LEAST_WINDOWS) return { correlation: undefinedBecause('tooFew', windows), p: null, windows };
  const x = averageRanks(Float64Array.from(both, (at) => a[at]!));
  const y = averageRanks(Float64Array.from(both, (at) => b[at]!));
  const { value, ...rest } = spearmanOfRanks(x, y);
  if (value === null) return { correlation: { value, ...rest } as Estimate, p: null, windows };
  let asStrong = 0;
  for (let shift = 0; shift < windows; shift++) {
    const shifted = y.map((_, at) => y[(at + shift) % windows]!);
    const there = spearmanOfRanks(x, shifted).value!;
    // A hair less counts too: sums in another order differ in the last place.
    if (Math.abs(there) >= Math.abs(value) - 1e-12) asStrong++;
  }
  return { correlation: estimate(value, windows), p: asStrong / windows, windows };
}
