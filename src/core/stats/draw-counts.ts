import type { Random } from '../kernel/random.ts';
import { binomialDraw } from './binomial-draw.ts';

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
    for (let row = 0; row < n; row++) counts[firstAbove(running, random.uniform() * total)]!++;
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

function firstAbove(running: Float64Array, at: number): number {
  let low = 0;
  let high = running.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (running[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
