import type { ScoreSteps } from '../evaluation/score-steps.ts';

/** What every pair of thresholds leaves to the model and to people, as counts over K distinct scores, descending sums. */
export interface AutomationBench extends ScoreSteps {
  /** At k: rows without truth whose score is at least scores[k]; one more entry at the end, which is 0. */
  unknown: Uint32Array<ArrayBuffer>;
  /** Rows without a finite score, which always go to a person. */
  unscored: { positives: number; negatives: number; unknown: number };
  /** Rows in all. */
  n: number;
}

export interface AutomationRows {
  /** By row: 1 or 0, or below 0 where it is not known. */
  truth: ArrayLike<number>;
  /** By row: the model's score of the positive answer; NaN (or infinite) where it has none. */
  scores: Float32Array | Float64Array;
}

/** Sorts the rows by their score, once: O(n log n). Every pair of thresholds is then O(log K). */
export function automationBench({ truth, scores }: AutomationRows): AutomationBench {
  return benchOf({ truth, scores }, Uint32Array.from(scores.keys()));
}

/**
 * One bench for each group: `codes` says which a row is in (below 0 or beyond `groups`: in none). The thresholds stay the
 * same for all; what they do to each group is what is looked at.
 */
export function automationBenches(
  rows: AutomationRows,
  codes: ArrayLike<number>,
  groups: number,
): readonly AutomationBench[] {
  const members = Array.from({ length: groups }, (): number[] => []);
  for (let row = 0; row < codes.length; row++) members[codes[row]!]?.push(row);
  return members.map((of) => benchOf(rows, Uint32Array.from(of)));
}

/**
 * The one-sided form, for any number of classes: the score is the model's confidence in its answer, and a row is "positive"
 * where that answer is right. Above the threshold the model answers; below it a person (use it with `low` = -Infinity and
 * the same error and cost on both sides).
 */
export function confidenceBench(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  confidence: Float32Array | Float64Array,
): AutomationBench {
  const right = Int8Array.from(truth, (code, row) => (code < 0 ? -1 : Number(code === predicted[row])));
  return automationBench({ truth: right, scores: confidence });
}

function benchOf({ truth, scores }: AutomationRows, members: Uint32Array): AutomationBench {
  const kindOf = (row: number): 'positives' | 'negatives' | 'unknown' =>
    truth[row]! < 0 ? 'unknown' : truth[row] === 1 ? 'positives' : 'negatives';
  const unscored = { positives: 0, negatives: 0, unknown: 0 };
  for (const row of members) if (!Number.isFinite(scores[row])) unscored[kindOf(row)]++;
  const order = members.filter((row) => Number.isFinite(scores[row])).sort((a, b) => scores[a]! - scores[b]!);
  const steps: number[] = [];
  for (const row of order) if (steps.at(-1) !== scores[row]) steps.push(scores[row]!);
  const room = (): Uint32Array<ArrayBuffer> => new Uint32Array(steps.length + 1);
  const counts = { positives: room(), negatives: room(), unknown: room() };
  for (let at = order.length - 1, step = steps.length; at >= 0; at--) {
    const row = order[at]!;
    if (scores[row] !== steps[step]) {
      step--;
      for (const of of Object.values(counts)) of[step] = of[step + 1]!;
    }
    counts[kindOf(row)][step]!++;
  }
  return { scores: Float64Array.from(steps), ...counts, unscored, n: members.length };
}
