import type { ClassOutcome } from '../predictions/outcome.ts';

/** Scores of the positive class, split by truth, each ascending. */
export interface SortedScores {
  positives: Float64Array | Float32Array;
  negatives: Float64Array | Float32Array;
  /** Labeled and answered rows without a score. */
  missing: number;
}

/** null where the model gives no scores. Rows without a label or an answer are left out, as in countClasses. */
export function sortScores(
  outcome: ClassOutcome,
  positive: number,
  mask: Uint8Array | null = null,
): SortedScores | null {
  const scores = outcome.scores?.[positive];
  if (!scores) return null;
  const { truth, predicted } = outcome;
  const make = (): Float64Array | Float32Array =>
    scores instanceof Float32Array ? new Float32Array(scores.length) : new Float64Array(scores.length);
  const positives = make();
  const negatives = make();
  let p = 0;
  let q = 0;
  let missing = 0;
  for (let i = 0; i < truth.length; i++) {
    if (truth[i]! < 0 || predicted[i]! < 0 || (mask && mask[i] === 0)) continue;
    const score = scores[i]!;
    if (Number.isNaN(score)) missing++;
    else if (truth[i] === positive) positives[p++] = score;
    else negatives[q++] = score;
  }
  return { positives: positives.subarray(0, p).sort(), negatives: negatives.subarray(0, q).sort(), missing };
}

/** Rows with the same score, by truth; scores descending. */
export interface ScoreGroups {
  positives: Float64Array;
  negatives: Float64Array;
}

export function groupScores({ positives, negatives }: SortedScores): ScoreGroups {
  const most = positives.length + negatives.length;
  const inGroup = { positives: new Float64Array(most), negatives: new Float64Array(most) };
  let groups = 0;
  for (let p = positives.length - 1, q = negatives.length - 1; p >= 0 || q >= 0; groups++) {
    const score = Math.max(p >= 0 ? positives[p]! : -Infinity, q >= 0 ? negatives[q]! : -Infinity);
    const [fromP, fromQ] = [p, q];
    while (p >= 0 && positives[p] === score) p--;
    while (q >= 0 && negatives[q] === score) q--;
    inGroup.positives[groups] = fromP - p;
    inGroup.negatives[groups] = fromQ - q;
  }
  return {
    positives: inGroup.positives.subarray(0, groups),
    negatives: inGroup.negatives.subarray(0, groups),
  };
}
