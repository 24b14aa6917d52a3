import type { BinaryCounts } from '../metrics/binary-counts.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';

/**
 * What every threshold says of some rows, as counts over their K distinct scores. A row is predicted positive where
 * its score is at least the threshold.
 */
export interface ScoreSteps {
  /** Ascending, without repeats. */
  scores: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
  /** At k: positives with a score of at least scores[k]; one more entry at the end, which is 0. */
  positives: Uint32Array<ArrayBuffer>;
  /** The same of all other rows. */
  negatives: Uint32Array<ArrayBuffer>;
}

export interface CountedSteps {
  steps: ScoreSteps;
  /** Rows left out: without truth, and with truth but without a score. */
  unlabeled: number;
  missing: number;
}

/**
 * Sorts the rows in `mask` (null = all) by the score of the class at index `positive`, once: O(n log n). Rows count by
 * truth and score alone; the predicted class plays no part. Throws RangeError where the outcome has no scores.
 */
export function scoreSteps(
  { truth, scores }: Pick<ClassOutcome, 'truth' | 'scores'>,
  positive: number,
  mask: Uint8Array | null = null,
): CountedSteps {
  const score = scores?.[positive];
  if (!score) throw new RangeError('scoreSteps: the outcome has no scores');
  const room = (): Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> =>
    score instanceof Float32Array ? new Float32Array(truth.length) : new Float64Array(truth.length);
  const [hits, others] = [room(), room()];
  const left = { unlabeled: 0, missing: 0 };
  let p = 0;
  let q = 0;
  for (let row = 0; row < truth.length; row++) {
    if (mask && mask[row] === 0) continue;
    if (truth[row]! < 0) left.unlabeled++;
    else if (Number.isNaN(score[row])) left.missing++;
    else if (truth[row] === positive) hits[p++] = score[row]!;
    else others[q++] = score[row]!;
  }
  return { steps: merged(hits.subarray(0, p).sort(), others.subarray(0, q).sort(), room()), ...left };
}

/** From two ascending lists; `into` has room for both. */
function merged(
  hits: ScoreSteps['scores'],
  others: ScoreSteps['scores'],
  into: ScoreSteps['scores'],
): ScoreSteps {
  const [P, N] = [hits.length, others.length];
  const positives = new Uint32Array(P + N + 1);
  const negatives = new Uint32Array(P + N + 1);
  let k = 0;
  for (let p = 0, q = 0; p < P || q < N; k++) {
    const score = Math.min(p < P ? hits[p]! : Infinity, q < N ? others[q]! : Infinity);
    into[k] = score;
    positives[k] = P - p;
    negatives[k] = N - q;
    while (p < P && hits[p] === score) p++;
    while (q < N && others[q] === score) q++;
  }
  return {
    scores: into.slice(0, k),
    positives: positives.slice(0, k + 1),
    negatives: negatives.slice(0, k + 1),
  };
}

/** Index of the lowest score that is at least the threshold; K where there is none. O(log K). */
export function stepAt({ scores }: ScoreSteps, threshold: number): number {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (scores[middle]! >= threshold) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function countsOfStep({ positives, negatives }: ScoreSteps, step: number): BinaryCounts {
  const [tp, fp] = [positives[step]!, negatives[step]!];
  return { tp, fp, fn: positives[0]! - tp, tn: negatives[0]! - fp };
}

export function countsAt(steps: ScoreSteps, threshold: number): BinaryCounts {
  return countsOfStep(steps, stepAt(steps, threshold));
}

/** FP x ratio + FN. */
export function costOf({ fp, fn }: Pick<BinaryCounts, 'fp' | 'fn'>, ratio: number): number {
  return fp * ratio + fn;
}
