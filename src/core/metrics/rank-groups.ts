import type { Dropped } from '../kernel/estimate.ts';
import { droppedRows } from './dropped-rows.ts';

/** Rows that can be ranked, by group: the rows of group g are order[starts[g]] .. order[starts[g + 1] - 1]. */
export interface RankGroups {
  relevance: Float64Array;
  scores: Float64Array;
  /** Row indices, within a group by score descending; tied scores keep the order of the rows. */
  order: Int32Array;
  starts: Int32Array;
  dropped: Dropped;
}

/**
 * Gathers the rows of each group (a query, a user) and sorts them by score. `groupOf`: a group a row, negative = none.
 * Left out and counted: rows without a group or a relevance (unlabeled), without a score (missing), infinite ones.
 * Relevance must not be negative: RangeError. Groups left empty are not there. Time n log n.
 */
export function rankGroups(relevance: Float64Array, scores: Float64Array, groupOf: Int32Array): RankGroups {
  const counts = { unlabeled: 0, missing: 0, infinite: 0 };
  const kept: number[] = [];
  for (let i = 0; i < relevance.length; i++) {
    if (relevance[i]! < 0)
      throw new RangeError(`rankGroups: relevance ${String(relevance[i])} in row ${String(i)}`);
    if (groupOf[i]! < 0 || Number.isNaN(relevance[i]!)) counts.unlabeled++;
    else if (Number.isNaN(scores[i]!)) counts.missing++;
    else if (!Number.isFinite(relevance[i]!) || !Number.isFinite(scores[i]!)) counts.infinite++;
    else kept.push(i);
  }
  const order = Int32Array.from(kept).sort(
    (a, b) => groupOf[a]! - groupOf[b]! || scores[b]! - scores[a]! || a - b,
  );
  const starts: number[] = [];
  order.forEach((row, at) => {
    if (at === 0 || groupOf[row] !== groupOf[order[at - 1]!]) starts.push(at);
  });
  starts.push(order.length);
  return { relevance, scores, order, starts: Int32Array.from(starts), dropped: droppedRows(counts) };
}
