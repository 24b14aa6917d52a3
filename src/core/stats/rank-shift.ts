import { normalQuantile } from './normal-quantile.ts';
import { normalTail } from './normal-tail.ts';

/** How far the values of one sample lie above those of another, by ranks alone. */
export interface RankShift {
  /** Mann and Whitney's statistic of the first sample: pairs in which it is higher, ties a half (R's W). */
  u: number;
  /** Two-sided p-value without a shift, by the normal approximation with ties and continuity corrected. */
  p: number;
  /** Hodges and Lehmann's estimate: the median of all differences first less second. */
  estimate: number;
  low: number;
  high: number;
  /** Too few values for the level: an end of the interval is the least or greatest difference there is. */
  isTooFew: boolean;
}

/**
 * Shift between two samples by inverting the rank-sum test of Mann and Whitney (1947): the interval's ends are where the
 * corrected z of (first - mu) against second crosses the quantiles of `level` (R's `wilcox.test` with `exact = FALSE`,
 * found here to the precision of numbers). Samples that do not vary have the interval of their difference alone. null
 * where a sample is empty. Values are finite. O((m + n) log(m + n)).
 */
export function rankShift(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  level: number,
): RankShift | null {
  const x = Float64Array.from(first).sort();
  const y = Float64Array.from(second).sort();
  if (x.length === 0 || y.length === 0) return null;
  const least = x[0]! - y.at(-1)!;
  const most = x.at(-1)! - y[0]!;
  const { excess } = rankExcess(x, y, 0);
  const u = excess + (x.length * y.length) / 2;
  const p = Math.min(1, 2 * normalTail(Math.abs(correctedZ(x, y, 0))));
  if (least === most) return { u, p, estimate: least, low: least, high: least, isTooFew: true };
  const z = normalQuantile((1 + level) / 2);
  const from = (wanted: number) => crossing((mu) => correctedZ(x, y, mu) > wanted, least, most);
  const isHighAt = (mu: number): boolean => rankExcess(x, y, mu).excess > 0;
  const isNotLowAt = (mu: number): boolean => rankExcess(x, y, mu).excess >= 0;
  return {
    u,
    p,
    estimate: (crossing(isHighAt, least, most) + crossing(isNotLowAt, least, most)) / 2,
    low: from(z),
    high: from(-z),
    isTooFew: !(correctedZ(x, y, least) > z) || !(correctedZ(x, y, most) < -z),
  };
}

/** z of (x - mu) against y, half a pair nearer to 0 and ties corrected; 0 where all values are one. */
function correctedZ(x: Float64Array, y: Float64Array, mu: number): number {
  const { excess, ties } = rankExcess(x, y, mu);
  const [m, n] = [x.length, y.length];
  const variance = ((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1)));
  return variance <= 0 ? 0 : (excess - Math.sign(excess) / 2) / Math.sqrt(variance);
}

/** Pairs in which x - mu is the higher less half of all, and the sum of t^3 - t over ties of t values; both sorted. */
function rankExcess(x: Float64Array, y: Float64Array, mu: number): { excess: number; ties: number } {
  let [i, j] = [0, 0];
  let [higher, ties] = [0, 0];
  while (i < x.length || j < y.length) {
    const value = Math.min(i < x.length ? x[i]! - mu : Infinity, j < y.length ? y[j]! : Infinity);
    const [fromX, fromY] = [i, j];
    while (i < x.length && x[i]! - mu === value) i++;
    while (j < y.length && y[j] === value) j++;
    const [ofX, ofY] = [i - fromX, j - fromY];
    higher += ofX * fromY + (ofX * ofY) / 2;
    ties += (ofX + ofY) ** 3 - (ofX + ofY);
  }
  return { excess: higher - (x.length * y.length) / 2, ties };
}

/** Where `holds`, true from the low end on, ends, by halving; the low end where it is false there, the high where it never ends. */
function crossing(holds: (at: number) => boolean, low: number, high: number): number {
  if (!holds(low)) return low;
  if (holds(high)) return high;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (holds(middle)) low = middle;
    else high = middle;
  }
}
