import type { Random } from '../kernel/random.ts';

/**
 * Deals rows into folds at random, each class as evenly as it goes: sizes of folds, overall and of every class, differ
 * by one at most. `labels` are codes by row, -1 = unlabeled; the result is the fold by row, -1 for those.
 */
export function stratifiedFolds(labels: Int32Array, folds: number, random: Random): Int32Array {
  const order = new Uint32Array(labels.length);
  let highest = -1;
  for (const label of labels) if (label > highest) highest = label;
  const starts = new Uint32Array(highest + 2);
  for (const label of labels) if (label >= 0) starts[label + 1]!++;
  for (let k = 0; k <= highest; k++) starts[k + 1]! += starts[k]!;
  const next = starts.slice();
  for (let row = 0; row < labels.length; row++) if (labels[row]! >= 0) order[next[labels[row]!]!++] = row;
  const foldOf = new Int32Array(labels.length).fill(-1);
  for (let k = 0; k <= highest; k++) {
    const from = starts[k]!;
    for (let last = starts[k + 1]! - 1; last >= from; last--) {
      const other = from + random.below(last - from + 1);
      const row = order[other]!;
      order[other] = order[last]!;
      order[last] = row;
      foldOf[row] = last % folds;
    }
  }
  return foldOf;
}
