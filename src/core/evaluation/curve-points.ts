import { costOf, countsOfStep, stepAt, type ScoreSteps } from './score-steps.ts';

/** A curve through some steps; NaN where a rate is undefined. */
export interface CurvePoints {
  x: Float64Array;
  y: Float64Array;
}

/** False positive rate against true positive rate. */
export function rocPoints(steps: ScoreSteps, through: ArrayLike<number>): CurvePoints {
  return pointsOf(through, (step) => {
    const { tp, fp, fn, tn } = countsOfStep(steps, step);
    return [fp / (fp + tn), tp / (tp + fn)];
  });
}

/** Recall against precision. */
export function precisionRecallPoints(steps: ScoreSteps, through: ArrayLike<number>): CurvePoints {
  return pointsOf(through, (step) => {
    const { tp, fp, fn } = countsOfStep(steps, step);
    return [tp / (tp + fn), tp / (tp + fp)];
  });
}

/** Threshold against FP x ratio + FN; nobody is taken in at a threshold of 1 or more. */
export function costPoints(steps: ScoreSteps, through: ArrayLike<number>, ratio: number): CurvePoints {
  return pointsOf(through, (step) => [steps.scores[step] ?? 1, costOf(countsOfStep(steps, step), ratio)]);
}

/** Rows by score in bins [a, b) of equal width from 0 to 1, the last closed. Exact; O(bins x log K). */
export function scoreBins(steps: ScoreSteps, bins = 40): { positives: number[]; negatives: number[] } {
  const edges = Array.from({ length: bins }, (_, i) => stepAt(steps, i / bins));
  const between = (counts: Uint32Array): number[] =>
    edges.map((edge, i) => counts[edge]! - (i + 1 < bins ? counts[edges[i + 1]!]! : 0));
  return { positives: between(steps.positives), negatives: between(steps.negatives) };
}

function pointsOf(through: ArrayLike<number>, at: (step: number) => readonly [number, number]): CurvePoints {
  const x = new Float64Array(through.length);
  const y = new Float64Array(through.length);
  for (let i = 0; i < x.length; i++) [x[i], y[i]] = at(through[i]!) as [number, number];
  return { x, y };
}
