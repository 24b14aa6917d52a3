import { estimate, undefinedBecause } from '../kernel/estimate.ts';
import type { Estimate, Interval } from '../kernel/estimate.ts';
import { averageRanks } from './average-ranks.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * Pearson's correlation of two samples of finite values, pair by pair, with Fisher's interval (1921; from four pairs on).
 * Undefined for fewer than two pairs ("tooFew") and where a side does not vary ("constant").
 */
export function pearson(x: Float64Array, y: Float64Array): Estimate {
  const r = correlationOf(x, y);
  if (typeof r !== 'number') return undefinedBecause(r, x.length);
  const n = x.length;
  return estimate(r, n, n < 4 ? null : aroundArtanh(r, 1 / Math.sqrt(n - 3), 'Fisher'));
}

/**
 * Spearman's rank correlation, ties at average rank, with the interval of Bonett and Wright (2000; from four pairs on).
 * Undefined as `pearson` is.
 */
export function spearman(x: Float64Array, y: Float64Array): Estimate {
  return spearmanOfRanks(averageRanks(x), averageRanks(y));
}

/** As `spearman`, of average ranks. */
export function spearmanOfRanks(x: Float64Array, y: Float64Array): Estimate {
  const r = correlationOf(x, y);
  if (typeof r !== 'number') return undefinedBecause(r, x.length);
  const n = x.length;
  const error = Math.sqrt((1 + (r * r) / 2) / (n - 3));
  return estimate(r, n, n < 4 ? null : aroundArtanh(r, error, 'Bonett and Wright'));
}

function correlationOf(x: Float64Array, y: Float64Array): number | 'tooFew' | 'constant' {
  const n = x.length;
  if (n !== y.length) throw new RangeError(`correlation of ${String(n)} and ${String(y.length)} values`);
  if (n < 2) return 'tooFew';
  const [meanX, scaleX] = centreOf(x);
  const [meanY, scaleY] = centreOf(y);
  if (scaleX === 0 || scaleY === 0) return 'constant';
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < n; i++) {
    const dx = (x[i]! - meanX) / scaleX;
    const dy = (y[i]! - meanY) / scaleY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  if (xx === 0 || yy === 0) return 'constant';
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}

/** Mean, and the largest distance from it, which keeps the sums of squares within what a double holds. */
function centreOf(values: Float64Array): [number, number] {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += (values[i]! - mean) / (i + 1);
  let largest = 0;
  let varies = false;
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== values[0]) varies = true;
    largest = Math.max(largest, Math.abs(values[i]! - mean));
  }
  return [mean, varies ? largest : 0];
}

function aroundArtanh(r: number, error: number, method: string): Interval {
  const half = normalQuantile(0.975) * error;
  if (Math.abs(r) === 1) return { low: r, high: r, level: 0.95, method };
  const centre = Math.atanh(r);
  return { low: Math.tanh(centre - half), high: Math.tanh(centre + half), level: 0.95, method };
}
