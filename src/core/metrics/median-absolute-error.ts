import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { Residuals } from './residuals.ts';

/** Fewer rows cannot bound a median at 95%. */
const LEAST_ROWS = 6;

/**
 * Median of the absolute errors, in the label's unit. Interval: from order statistics (the sign test's), with the
 * normal approximation of their ranks; none below 6 rows.
 */
export function medianAbsoluteError({ errors, dropped }: Residuals): Estimate {
  if (errors.length === 0) return undefinedBecause('emptySlice', 0);
  const sorted = errors.map(Math.abs).sort();
  return estimate(quantileSorted(sorted, 0.5), sorted.length, orderInterval(sorted), dropped);
}

function orderInterval(sorted: Float64Array): Interval | null {
  const n = sorted.length;
  if (n < LEAST_ROWS) return null;
  const half = (normalQuantile(0.975) * Math.sqrt(n)) / 2;
  const below = Math.max(0, Math.floor(n / 2 - half));
  return { low: sorted[below]!, high: sorted[n - 1 - below]!, level: 0.95, method: 'order statistics' };
}
