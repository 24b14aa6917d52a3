import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import { kishRows } from '../stats/weighed.ts';
import { sortWithWeights, weighedQuantile } from '../stats/weighed-quantile.ts';
import { wilson } from '../stats/wilson.ts';
import type { Residuals } from './residuals.ts';

/** Fewer rows cannot bound a median at 95%. */
const LEAST_ROWS = 6;

/**
 * Median of the absolute errors, in the label's unit. Interval: from order statistics (the sign test's), with the
 * normal approximation of their ranks; none below 6 rows. With sample weights the weighted median, and Woodruff's
 * interval (1952): the quantiles at Wilson's bounds of one half, with Kish's number of rows.
 */
export function medianAbsoluteError({ errors, dropped, weights }: Residuals): Estimate {
  if (errors.length === 0) return undefinedBecause('emptySlice', 0);
  if (weights) return weighedMedian(errors.map(Math.abs), weights, dropped);
  const sorted = errors.map(Math.abs).sort();
  return estimate(quantileSorted(sorted, 0.5), sorted.length, orderInterval(sorted), dropped);
}

function weighedMedian(
  absolute: Float64Array,
  weights: Float64Array,
  dropped: Residuals['dropped'],
): Estimate {
  const sorted = sortWithWeights(absolute, weights);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const rows = kishRows({ rows: weights.length, weight: sorted.total, squares });
  const bounds = rows < LEAST_ROWS ? null : wilson(rows / 2, rows);
  const interval = bounds && {
    low: weighedQuantile(sorted, bounds.low),
    high: weighedQuantile(sorted, bounds.high),
    level: 0.95,
    method: 'Woodruff, with effective rows',
  };
  return estimate(weighedQuantile(sorted, 0.5), absolute.length, interval, dropped);
}

function orderInterval(sorted: Float64Array): Interval | null {
  const n = sorted.length;
  if (n < LEAST_ROWS) return null;
  const half = (normalQuantile(0.975) * Math.sqrt(n)) / 2;
  const below = Math.max(0, Math.floor(n / 2 - half));
  return { low: sorted[below]!, high: sorted[n - 1 - below]!, level: 0.95, method: 'order statistics' };
}
