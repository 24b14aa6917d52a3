import type { Interval } from '../kernel/estimate.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/** Count, mean and sum of squared deviations from the mean of some values. */
export interface Moments {
  n: number;
  mean: number;
  /** Sum of (x - mean)^2. */
  squares: number;
}

/** Moments in one pass (Welford 1962), steady for values far from zero. */
export function momentsOf(values: ArrayLike<number>): Moments {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const delta = values[i]! - mean;
    mean += delta / (i + 1);
    squares += delta * (values[i]! - mean);
  }
  return { n: values.length, mean, squares };
}

/** Student's t interval of a mean; null for fewer than two values. `atLeast` is the least value the mean can take. */
export function meanInterval(moments: Moments, atLeast = -Infinity, level = 0.95): Interval | null {
  const { n, mean, squares } = moments;
  if (n < 2) return null;
  const half = studentTQuantile((1 + level) / 2, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { low: Math.max(atLeast, mean - half), high: mean + half, level, method: 't interval of the mean' };
}
