import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import { EXACT_BELOW } from '../stats/mcnemar.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';

/** Rows by which of two models has them right. */
export interface RightCounts {
  both: number;
  onlyFirst: number;
  onlySecond: number;
  neither: number;
}

/**
 * Accuracy of the second model minus that of the first on the same rows. Interval: percentile bootstrap over the four
 * counts, which resamples rows in pairs; below 25 rows on which the two differ, where resampling would pretend to know
 * too much, Bonett and Price's (2012) for paired proportions.
 */
export function accuracyDifference(counts: RightCounts, random: Random): Estimate {
  const { both, onlyFirst, onlySecond, neither } = counts;
  const n = both + onlyFirst + onlySecond + neither;
  if (n === 0) return undefinedBecause('emptySlice', 0);
  const difference = (onlySecond - onlyFirst) / n;
  if (onlyFirst + onlySecond < EXACT_BELOW) {
    return estimate(difference, n, bonettPrice(onlyFirst, onlySecond, n));
  }
  const [interval] = bootstrapCells(
    [both + neither, onlyFirst, onlySecond],
    1,
    (cells, out) => (out[0] = (cells[2]! - cells[1]!) / n),
    { random, over: 'of the joint counts' },
  );
  return estimate(difference, n, interval ?? null);
}

/** Wald's interval with one row added to both kinds of disagreement. */
export function bonettPrice(onlyFirst: number, onlySecond: number, n: number, level = 0.95): Interval {
  const p = (onlySecond + 1) / (n + 2);
  const q = (onlyFirst + 1) / (n + 2);
  const half = normalQuantile((1 + level) / 2) * Math.sqrt((p + q - (p - q) ** 2) / (n + 2));
  return { low: Math.max(-1, p - q - half), high: Math.min(1, p - q + half), level, method: 'Bonett–Price' };
}
