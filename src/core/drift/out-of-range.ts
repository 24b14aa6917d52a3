import type { Cuts } from './cells.ts';
import type { RangeProfile } from './range-profile.ts';

/**
 * Rows with a number beyond the least and the greatest of the reference, as far as cells tell: those of a cell that one
 * of the two lies in count only where all of it lies beyond. O(cells).
 */
export function rowsOutOfRange(cuts: Cuts, reference: RangeProfile, at: RangeProfile): number {
  const [low, high] = [reference.low, reference.high];
  if (low === null || high === null || at.low === null || at.high === null) return 0;
  if (at.low >= low && at.high <= high) return 0;
  let outside = 0;
  for (let cell = 0; cell < at.counts.length; cell++) {
    const from = cell === 0 ? -Infinity : cuts[cell - 1]!;
    const to = cuts[cell] ?? Infinity;
    if (to <= low || from > high) outside += at.counts[cell]!;
  }
  // At least the row that is known to lie there.
  return Math.max(outside, Number(at.low < low) + Number(at.high > high));
}
