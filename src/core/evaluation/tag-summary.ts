import type { Estimate } from '../kernel/estimate.ts';
import { proportion } from '../metrics/proportion.ts';

export interface TagShare {
  tag: string;
  /** Rows that carry it, looked at or not, mistakes or not. */
  rows: number;
  /** Mistakes that were looked at and carry it. */
  mistakes: number;
  /** Of the mistakes looked at. */
  share: Estimate;
  /** Mistakes that carry it, as a share of all rows: the share above times the error rate. */
  ofData: number | null;
}

export interface TagSummary {
  /** Mistakes looked at, and all there are. */
  looked: number;
  mistakes: number;
  /** Rows with a known answer. */
  rows: number;
  /** Most mistakes first. They overlap, so shares are not to be summed. */
  tags: readonly TagShare[];
}

/**
 * What tags come to among the mistakes that were looked at (`looked`: rows; `mistake` by row: 1, 0, NaN = not known).
 * Shares are estimates for all mistakes where those looked at were drawn at random.
 */
export function tagSummary(
  mistake: ArrayLike<number>,
  looked: readonly number[],
  tags: readonly { tag: string; rows: readonly number[] }[],
): TagSummary {
  let [mistakes, rows] = [0, 0];
  for (let row = 0; row < mistake.length; row++) {
    if (Number.isNaN(mistake[row]!)) continue;
    rows++;
    mistakes += mistake[row]!;
  }
  const seen = new Set(looked.filter((row) => mistake[row] === 1));
  const shares = tags.map(({ tag, rows: carrying }): TagShare => {
    const hits = carrying.filter((row) => seen.has(row)).length;
    const share = proportion(hits, seen.size, 'emptySlice');
    const ofData = share.value === null || rows === 0 ? null : (share.value * mistakes) / rows;
    return { tag, rows: carrying.length, mistakes: hits, share, ofData };
  });
  return {
    looked: seen.size,
    mistakes,
    rows,
    tags: shares.sort((a, b) => b.mistakes - a.mistakes || b.rows - a.rows || (a.tag < b.tag ? -1 : 1)),
  };
}
