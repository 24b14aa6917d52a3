import type { Interval } from '../kernel/estimate.ts';
import { normalQuantile } from './normal-quantile.ts';
import { wilson } from './wilson.ts';

/**
 * Newcombe's hybrid score interval (1998, method 10) of the difference a/n - b/m of two independent proportions; null
 * where either has no rows.
 */
export function newcombe(a: number, n: number, b: number, m: number, level = 0.95): Interval | null {
  const first = wilson(a, n, level);
  const second = wilson(b, m, level);
  if (!first || !second) return null;
  const p = a / n;
  const q = b / m;
  return {
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
    level,
    method: 'Newcombe',
  };
}

/**
 * Interval of the ratio (a/n) / (b/m) of two independent proportions on the log scale (Katz 1978); null where either
 * count is 0, since the scale has no place for it.
 */
export function ratioInterval(a: number, n: number, b: number, m: number, level = 0.95): Interval | null {
  if (a === 0 || b === 0) return null;
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(Math.max(0, 1 / a - 1 / n + 1 / b - 1 / m));
  const ratio = a / n / (b / m);
  return { low: ratio * Math.exp(-half), high: ratio * Math.exp(half), level, method: 'Katz, log scale' };
}
