import type { Interval } from '../kernel/estimate.ts';
import { wilson } from './wilson.ts';

/**
 * Interval of the ratio (0/n) / (b/m) of two independent proportions, where the log scale has no place for the zero:
 * the method of variance estimates recovery (Donner and Zou 2012) with Wilson's bounds. null where b or either number
 * of rows is 0.
 */
export function zeroRatioInterval(n: number, b: number, m: number, level = 0.95): Interval | null {
  const zero = wilson(0, n, level);
  const base = wilson(b, m, level);
  if (!zero || !base || b === 0) return null;
  const high = zero.high / Math.sqrt(base.low * ((2 * b) / m - base.low));
  return { low: 0, high, level, method: 'from Wilson’s bounds' };
}
