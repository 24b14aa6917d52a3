import type { ClassOutcome } from '../predictions/outcome.ts';
import type { MetricSums } from './mean-arithmetic.ts';
import { LOG_LOSS_CLIP } from './probability-errors.ts';
import type { Residuals } from './residuals.ts';
import { pairsWon } from './roc-auc.ts';
import { groupScores, sortScores } from './sorted-scores.ts';
import { groupWeighedScores } from './weighed-scores.ts';

/** Sums behind the means of a regression; weighted where the residuals are. */
export function residualSums({ truth, errors, weights }: Residuals): MetricSums {
  let [rows, total, absolute, squared, ratios, ratioRows, sum] = [0, 0, 0, 0, 0, 0, 0];
  const weightAt = (i: number): number => (weights ? weights[i]! : 1);
  for (let i = 0; i < errors.length; i++) {
    const weight = weightAt(i);
    rows += weight;
    sum += weight * truth[i]!;
    total += weight * errors[i]!;
    absolute += weight * Math.abs(errors[i]!);
    squared += weight * errors[i]! ** 2;
    if (truth[i] === 0) continue;
    ratioRows += weight;
    ratios += weight * Math.abs(errors[i]! / truth[i]!);
  }
  let spread = 0;
  for (let i = 0; i < errors.length; i++) spread += weightAt(i) * (truth[i]! - sum / rows) ** 2;
  return {
    rows,
    errors: total,
    absoluteErrors: absolute,
    squaredErrors: squared,
    percentageErrors: ratios,
    percentageRows: ratioRows,
    spread,
  };
}

/** Sums behind log loss, Brier score and ROC AUC; nothing without scores. */
export function scoreSums(outcome: ClassOutcome, weights: Float64Array | null): MetricSums {
  const { truth, predicted, scores, positive } = outcome;
  if (!scores) return {};
  let [rows, losses, squares] = [0, 0, 0];
  for (let i = 0; i < truth.length; i++) {
    if (truth[i]! < 0 || predicted[i]! < 0) continue;
    const score = scores[positive ?? truth[i]!]![i]!;
    if (Number.isNaN(score)) continue;
    const given = positive === null || truth[i] === positive ? score : 1 - score;
    const weight = weights ? weights[i]! : 1;
    rows += weight;
    losses -= weight * Math.log(Math.min(1 - LOG_LOSS_CLIP, Math.max(LOG_LOSS_CLIP, given)));
    squares += weight * (1 - given) ** 2;
  }
  const sums = { scoredRows: rows, logLosses: losses, squaredProbabilityErrors: squares };
  if (positive === null) return sums;
  const { won, P, N } = pairsWon(
    weights ? groupWeighedScores(outcome, positive, weights)! : groupScores(sortScores(outcome, positive)!),
  );
  return { ...sums, pairsWon: won, positives: P, negatives: N };
}
