import type { ClassOutcome } from '../predictions/outcome.ts';

/** Rows with a probability and whether what it was given to came true. */
export interface ScoredRows {
  scores: Float64Array;
  /** 1 = it did. */
  hits: Uint8Array;
  /** null: each row counts as one. */
  weights: Float64Array | null;
  /** Labeled and answered rows without a score. */
  missing: number;
}

/**
 * What calibration is measured of. `of` null: the top label, the class with the highest score (the first of equals);
 * else the class at this index. Rows without a label or an answer are left out. null where the model gives no scores.
 */
export function scoredRows(
  { truth, predicted, scores }: ClassOutcome,
  of: number | null,
  weights: Float64Array | null = null,
): ScoredRows | null {
  if (!scores) return null;
  const found = new Float64Array(truth.length);
  const hits = new Uint8Array(truth.length);
  const kept = weights && new Float64Array(truth.length);
  let n = 0;
  let missing = 0;
  for (let i = 0; i < truth.length; i++) {
    if (truth[i]! < 0 || predicted[i]! < 0) continue;
    const k = of ?? topOf(scores, i);
    const score = scores[k]![i]!;
    if (Number.isNaN(score)) {
      missing++;
      continue;
    }
    found[n] = score;
    hits[n] = k === truth[i] ? 1 : 0;
    if (kept) kept[n] = weights[i]!;
    n++;
  }
  return {
    scores: found.subarray(0, n),
    hits: hits.subarray(0, n),
    weights: kept && kept.subarray(0, n),
    missing,
  };
}

function topOf(scores: NonNullable<ClassOutcome['scores']>, row: number): number {
  let top = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k]![row]! > scores[top]![row]!) top = k;
  return top;
}
