import type { ClassOutcome } from '../predictions/outcome.ts';
import type { ScoreGroups } from './sorted-scores.ts';

/** Weights of rows with the same score, by truth; scores descending. */
export interface WeighedGroups extends ScoreGroups {
  positiveSquares: Float64Array;
  negativeSquares: Float64Array;
  positiveRows: number;
  negativeRows: number;
  /** Group of each row of the outcome; -1 for one that is left out. */
  groupOf: Int32Array;
  /** Labeled and answered rows without a score. */
  missing: number;
}

/** As groupScores, with weights summed; null where the model gives no scores. */
export function groupWeighedScores(
  { truth, predicted, scores: all }: ClassOutcome,
  positive: number,
  weights: Float64Array,
): WeighedGroups | null {
  const scores = all?.[positive];
  if (!scores) return null;
  const groupOf = new Int32Array(truth.length).fill(-1);
  let missing = 0;
  const used = scores.filter((score, i) => {
    if (truth[i]! < 0 || predicted[i]! < 0) return false;
    if (Number.isNaN(score)) missing++;
    return !Number.isNaN(score);
  });
  const ascending = used.sort();
  const distinct = ascending.filter((score, i) => i === 0 || score !== ascending[i - 1]);
  const many = distinct.length;
  const sums = (): Float64Array => new Float64Array(many);
  const groups = {
    positives: sums(),
    negatives: sums(),
    positiveSquares: sums(),
    negativeSquares: sums(),
    positiveRows: 0,
    negativeRows: 0,
  };
  for (let i = 0; i < truth.length; i++) {
    if (truth[i]! < 0 || predicted[i]! < 0 || Number.isNaN(scores[i]!)) continue;
    const g = many - 1 - placeOf(distinct, scores[i]!);
    const weight = weights[i]!;
    groupOf[i] = g;
    if (truth[i] === positive) {
      groups.positives[g]! += weight;
      groups.positiveSquares[g]! += weight * weight;
      groups.positiveRows++;
    } else {
      groups.negatives[g]! += weight;
      groups.negativeSquares[g]! += weight * weight;
      groups.negativeRows++;
    }
  }
  return { ...groups, groupOf, missing };
}

function placeOf(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
