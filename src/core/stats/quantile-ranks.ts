import { binomialMasses } from './binomial-masses.ts';

/** Ranks from 1 among n values in ascending order. */
export interface Ranks {
  low: number;
  high: number;
}

/**
 * Ranks of the values between which a quantile lies with at least this confidence, whatever the values are distributed
 * like: the number of them below it is binomial. null where n values are too few to enclose it.
 */
export function quantileRanks(n: number, p: number, level = 0.95): Ranks | null {
  const { from, chances } = binomialMasses(n, p);
  const out = (1 - level) / 2;
  let below = 0;
  let low = 0;
  for (let at = 0; at < chances.length && (below += chances[at]!) <= out; at++) low = from + at + 1;
  let above = 0;
  let high = n + 1;
  for (let at = chances.length - 1; at >= 0 && (above += chances[at]!) <= out; at--) high = from + at;
  return low < 1 || high > n ? null : { low, high };
}

/** Index of the bin that holds the value of this rank; null where there are fewer. */
export function binOfRank(counts: readonly number[], rank: number): number | null {
  let sum = 0;
  for (const [at, count] of counts.entries()) {
    sum += count;
    if (sum >= rank) return at;
  }
  return null;
}
