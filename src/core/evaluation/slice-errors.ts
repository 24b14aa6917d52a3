import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { proportion } from '../metrics/proportion.ts';
import { hypergeometricTail } from '../stats/hypergeometric-tail.ts';
import { meanInterval, type Moments } from '../stats/mean-interval.ts';
import { welchTest } from '../stats/welch-test.ts';
import { rateDifference } from './disparity.ts';
import type { RowErrors } from './row-errors.ts';

/** A slice against all other rows: error rates (Wilson, Newcombe) or mean absolute errors (t, Welch). */
export interface SliceErrors {
  inside: Estimate;
  outside: Estimate;
  /** Inside less outside. */
  effect: Estimate;
}

export interface TestedSlice extends SliceErrors {
  /**
   * That the slice is no worse than the rest: Fisher's exact test (Welch's t test for losses), one-sided toward more
   * errors. Null where it has no rows, for losses fewer than two, or no spread.
   */
  pValue: number | null;
}

/** Errors of the rows that are inside and of all others, among rows whose error is known. */
export function testSlice(
  errors: RowErrors,
  rows: Uint32Array,
  isInside: (row: number) => boolean,
): TestedSlice {
  const inside: Moments = { n: 0, mean: 0, squares: 0 };
  const outside: Moments = { n: 0, mean: 0, squares: 0 };
  for (const row of rows) addTo(isInside(row) ? inside : outside, errors.values[row]!);
  const figures = { inside: errorOf(errors.of, inside), outside: errorOf(errors.of, outside) };
  if (errors.of === 'loss') {
    const { difference, pValue } = welchTest(inside, outside);
    const effect = inside.n === 0 || outside.n === 0 ? undefinedBecause('emptySlice', 0) : difference;
    return { ...figures, effect, pValue };
  }
  const [hits, others] = [hitsOf(inside), hitsOf(outside)];
  return {
    ...figures,
    effect: rateDifference(
      { hits, of: inside.n, whenEmpty: 'emptySlice' },
      { hits: others, of: outside.n, whenEmpty: 'emptySlice' },
    ),
    pValue: inside.n === 0 ? null : hypergeometricTail(hits, inside.n, hits + others, rows.length),
  };
}

/** The error rate or the mean absolute error of some rows. */
export function errorOf(of: RowErrors['of'], moments: Moments): Estimate {
  const { n, mean } = moments;
  if (of === 'wrong') return proportion(hitsOf(moments), n, 'emptySlice');
  return n === 0 ? undefinedBecause('emptySlice', 0) : estimate(mean, n, meanInterval(moments, 0));
}

/** One value more (Welford 1962). */
export function addTo(moments: Moments, value: number): void {
  const delta = value - moments.mean;
  moments.n++;
  moments.mean += delta / moments.n;
  moments.squares += delta * (value - moments.mean);
}

/** Of values that are 0 or 1 the ones. */
export function hitsOf({ n, mean }: Moments): number {
  return Math.round(n * mean);
}
