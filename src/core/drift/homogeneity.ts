import { chiSquareTail } from '../stats/chi-square-tail.ts';
import type { CountPair } from './share-distances.ts';

/** Whether two sets of counts come from one distribution, by Pearson's chi-square on the table of both. */
export interface Homogeneity {
  statistic: number;
  /** Categories that occur on either side, less one. */
  df: number;
  p: number;
  /** The strength of the difference whatever the number of rows: Cramer's V of that table, 0 to 1. */
  cramersV: number;
  /** The least expected count; below 5 the p is a rough one. */
  leastExpected: number;
}

/**
 * The test of homogeneity, which takes the reference as a sample too: a category that only one side has is a difference
 * like others, not an impossibility. Null where a side is empty or only one category occurs.
 */
export function homogeneity({ reference, current }: CountPair): Homogeneity | null {
  if (reference.length !== current.length) throw new RangeError('homogeneity: other bins on either side');
  let [m, n, held] = [0, 0, 0];
  for (let bin = 0; bin < reference.length; bin++) {
    m += reference[bin]!;
    n += current[bin]!;
    if (reference[bin]! + current[bin]! > 0) held++;
  }
  if (m === 0 || n === 0 || held < 2) return null;
  let [statistic, leastExpected] = [0, Infinity];
  for (let bin = 0; bin < reference.length; bin++) {
    const both = reference[bin]! + current[bin]!;
    if (both === 0) continue;
    const [a, b] = [(both * m) / (m + n), (both * n) / (m + n)];
    statistic += (reference[bin]! - a) ** 2 / a + (current[bin]! - b) ** 2 / b;
    leastExpected = Math.min(leastExpected, a, b);
  }
  const df = held - 1;
  return {
    statistic,
    df,
    p: chiSquareTail(statistic, df),
    cramersV: Math.min(1, Math.sqrt(statistic / (m + n))),
    leastExpected,
  };
}
