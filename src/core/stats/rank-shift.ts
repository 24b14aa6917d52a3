import { normalQuantile } from './normal-quantile.ts';
import { normalTail } from './normal-tail.ts';

/** Ends are searched down to this part of the range of differences. */
const HAIR = 2 ** -50;

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
  const end = (holds: (mu: number) => boolean): number => differenceIn(x, y, crossing(holds, least, most));
  return {
    u,
    p,
    estimate:
      (end((mu) => rankExcess(x, y, mu).excess > 0) + end((mu) => rankExcess(x, y, mu).excess >= 0)) / 2,
    low: end((mu) => correctedZ(x, y, mu) > z),
    high: end((mu) => correctedZ(x, y, mu) > -z),
    isTooFew: !(correctedZ(x, y, least) > z) || !(correctedZ(x, y, most) < -z),
  };
}

/** Mann and Whitney's z, corrected as in `rankShift`: positive where the first sample is the higher. */
export function rankZ(first: ArrayLike<number>, second: ArrayLike<number>): number {
  return correctedZ(new Float64Array(first).sort(), new Float64Array(second).sort(), 0);
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

/** Between which numbers `holds`, true from the low end on, ends; the low end twice where it is false there, the high one where it never ends. */
function crossing(holds: (at: number) => boolean, low: number, high: number): readonly [number, number] {
  if (!holds(low)) return [low, low];
  if (holds(high)) return [high, high];
  const near = (high - low) * HAIR;
  let [from, to] = [low, high];
  while (to - from > near) {
    const middle = (from + to) / 2;
    if (middle <= from || middle >= to) break;
    if (holds(middle)) from = middle;
    else to = middle;
  }
  return [from, to];
}

/** The difference of a pair between two numbers a hair apart, where ranks change; their end where rounding hides it. */
function differenceIn(x: Float64Array, y: Float64Array, [from, to]: readonly [number, number]): number {
  for (let i = 0, j = 0; i < x.length; i++) {
    while (j < y.length && x[i]! - y[j]! > to) j++;
    if (j < y.length && x[i]! - y[j]! >= from) return x[i]! - y[j]!;
  }
  return to;
}
