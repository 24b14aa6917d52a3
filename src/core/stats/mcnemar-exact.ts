import { logFactorial } from './log-factorial.ts';

/** Two-sided p-values that both directions of disagreement are equally likely. */
export interface McNemarExact {
  /** Binomial, every tie counted: never too small. */
  exact: number;
  /** Half of the observed table's own probability (Fagerland, Lydersen and Laake 2013): less cautious. */
  midP: number;
}

/**
 * McNemar's test (1947) of two models on the same rows by the binomial distribution, good at any size: `onlyFirst`
 * rows that only the first has right, `onlySecond` those that only the second has. null where they never disagree.
 * Time grows with the smaller count. Throws RangeError for counts that are not whole or below 0.
 */
export function mcNemarExact(onlyFirst: number, onlySecond: number): McNemarExact | null {
  if (![onlyFirst, onlySecond].every((count) => Number.isInteger(count) && count >= 0)) {
    throw new RangeError(`mcNemarExact: ${String(onlyFirst)} and ${String(onlySecond)} rows`);
  }
  const n = onlyFirst + onlySecond;
  if (n === 0) return null;
  const least = Math.min(onlyFirst, onlySecond);
  const chance = (k: number): number =>
    Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k) - n * Math.LN2);
  let tail = 0;
  for (let k = 0; k <= least; k++) tail += chance(k);
  const exact = Math.min(1, 2 * tail);
  return { exact, midP: Math.min(1, 2 * tail - chance(least)) };
}
