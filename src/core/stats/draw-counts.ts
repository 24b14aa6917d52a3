import type { Random } from '../kernel/random.ts';
import { binomialDraw } from './binomial-draw.ts';
import { countAtMost } from './count-at-most.ts';

/**
 * Draws n rows with replacement from cells with these counts (any non-negative weights), counted by cell: one by one where
 * rows are few, otherwise cell after cell binomially from what remains.
 */
export function drawCounts(weights: ArrayLike<number>, n: number, random: Random): Float64Array<ArrayBuffer> {
  const cells = weights.length;
  const counts = new Float64Array(cells);
  const running = new Float64Array(cells);
  let total = 0;
  for (let cell = 0; cell < cells; cell++) running[cell] = total += weights[cell]!;
  if (!(total > 0)) throw new RangeError('drawCounts: no weight');
  if (n < cells) {
    for (let row = 0; row < n; row++)
      counts[Math.min(cells - 1, countAtMost(running, random.uniform() * total))]!++;
    return counts;
  }
  let left = n;
  for (let cell = 0; cell < cells && left > 0; cell++) {
    const weight = weights[cell]!;
    const remaining = total - (cell === 0 ? 0 : running[cell - 1]!);
    const drawn = weight >= remaining ? left : binomialDraw(left, weight / remaining, random);
    counts[cell] = drawn;
    left -= drawn;
  }
  return counts;
}
