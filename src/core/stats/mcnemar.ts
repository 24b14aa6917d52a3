import { mcNemarExact } from './mcnemar-exact.ts';
import { normalTail } from './normal-tail.ts';

export interface McNemar {
  /** Two-sided: how likely a split at least this uneven is where both directions are equally likely. */
  p: number;
  /** Chi-squared of one degree of freedom, with Edwards' continuity correction (1948); null where exact. */
  statistic: number | null;
  method: 'exact binomial' | 'chi-squared with continuity correction';
}

/** Below this many rows on which the two differ the binomial distribution itself is used. */
export const EXACT_BELOW = 25;

/**
 * McNemar's test (1947) of two models on the same rows: `onlyFirst` rows that only the first has right, `onlySecond`
 * those that only the second has. null where they never disagree; the correction takes no statistic below 0.
 */
export function mcNemar(onlyFirst: number, onlySecond: number): McNemar | null {
  const discordant = onlyFirst + onlySecond;
  if (discordant < EXACT_BELOW) {
    const found = mcNemarExact(onlyFirst, onlySecond);
    return found && { p: found.exact, statistic: null, method: 'exact binomial' };
  }
  const statistic = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1) ** 2 / discordant;
  return {
    p: 2 * normalTail(Math.sqrt(statistic)),
    statistic,
    method: 'chi-squared with continuity correction',
  };
}
