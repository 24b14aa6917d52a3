import type { Interval } from '../kernel/estimate.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * Wilson's score interval for a proportion (1927), without continuity correction; null where n is 0.
 * `successes` may be fractional (weighted counts) but must lie in [0, n], else RangeError.
 */
export function wilson(successes: number, n: number, level = 0.95): Interval | null {
  if (!(successes >= 0 && successes <= n)) {
    throw new RangeError(`wilson: ${String(successes)} successes of ${String(n)}`);
  }
  if (n === 0) return null;
  const z2 = normalQuantile((1 + level) / 2) ** 2;
  const share = successes / n;
  const centre = (successes + z2 / 2) / (n + z2);
  const half = (Math.sqrt(z2) / (n + z2)) * Math.sqrt(n * share * (1 - share) + z2 / 4);
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
    level,
    method: 'Wilson',
  };
}
