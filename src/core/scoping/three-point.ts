import { incompleteBeta } from '../stats/incomplete-beta.ts';
import { logGamma } from '../stats/log-gamma.ts';
import type { Random } from '../kernel/random.ts';

/** A quantity as a person knows it: hardly below `low`, hardly above `high`, most likely `likely`. */
export interface ThreePoint {
  low: number;
  likely: number;
  high: number;
}

/** What is wrong with the three, in words; null = nothing. */
export function threePointProblem({ low, likely, high }: ThreePoint): string | null {
  if (![low, likely, high].every(Number.isFinite)) return 'All three must be numbers.';
  if (low > likely) return 'The likely value lies below the low one.';
  return likely > high ? 'The likely value lies above the high one.' : null;
}

/**
 * The mean of the PERT distribution: the beta distribution between low and high whose mode is the likely value, with
 * its weight of 4 (Malcolm et al. 1959).
 */
export function pertMean({ low, likely, high }: ThreePoint): number {
  return (low + 4 * likely + high) / 6;
}

/** The value that the PERT distribution stays below with a chance of p. */
export function pertQuantile(point: ThreePoint, p: number): number {
  return point.low + (point.high - point.low) * shareAt(point, p, 0);
}

/**
 * The same as a share of the way from low to high, known to be at least `least`: Newton's steps from there, halvings
 * where they lead astray.
 */
function shareAt({ low, likely, high }: ThreePoint, p: number, least: number): number {
  const width = high - low;
  if (width === 0 || p <= 0) return 0;
  if (p >= 1) return 1;
  const [a, b] = [1 + (4 * (likely - low)) / width, 1 + (4 * (high - likely)) / width];
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b);
  let [from, to] = [least, 1];
  let at = least > 0 ? least : (likely - low) / width || 0.5;
  for (let step = 0; step < 64; step++) {
    const over = incompleteBeta(at, a, b) - p;
    if (over < 0) from = at;
    else to = at;
    const density = Math.exp(scale + (a - 1) * Math.log(at) + (b - 1) * Math.log1p(-at));
    const next = at - over / density;
    const before = at;
    at = next > from && next < to ? next : (from + to) / 2;
    if (Math.abs(at - before) <= 1e-14 * at) break;
  }
  return at;
}

/** Quantiles that draws lie between, on straight lines. */
const KNOTS = 512;

/**
 * So many draws of the PERT distribution, one from each of as many equal parts of it, in random order (Latin
 * hypercube): with few of them the shape is there already.
 */
export function drawThreePoint(point: ThreePoint, n: number, random: Random): Float64Array<ArrayBuffer> {
  const knots = new Float64Array(KNOTS + 1);
  let share = 0;
  for (let knot = 0; knot <= KNOTS; knot++) {
    share = shareAt(point, knot / KNOTS, share);
    knots[knot] = point.low + (point.high - point.low) * share;
  }
  const draws = new Float64Array(n);
  for (let part = 0; part < n; part++) {
    const place = ((part + random.uniform()) / n) * KNOTS;
    const at = Math.min(KNOTS - 1, Math.floor(place));
    draws[part] = knots[at]! + (knots[at + 1]! - knots[at]!) * (place - at);
  }
  for (let last = n - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [draws[last], draws[other]] = [draws[other]!, draws[last]!];
  }
  return draws;
}
