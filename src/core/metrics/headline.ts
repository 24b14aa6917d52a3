import type { Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import type { ClassOutcome, Outcome } from '../predictions/outcome.ts';
import { balancedAccuracyScore, kappaScore, mccScore, type Score } from './agreement-scores.ts';
import { averagePrecision } from './average-precision.ts';
import { binaryCounts } from './binary-counts.ts';
import {
  f1Score,
  falseNegativeRate,
  falsePositiveRate,
  precision,
  prevalence,
  recall,
  selectionRate,
  specificity,
} from './binary-rates.ts';
import { topLabelError } from './calibration-errors.ts';
import type { MetricId } from './catalogue.ts';
import { cellEstimates } from './cell-estimates.ts';
import { macroAverages, macroAveragesOverAllLabels, weightedAverages } from './class-averages.ts';
import { countClasses, marginsOf, type ClassCounts, type Margins } from './class-counts.ts';
import { droppedRows, withMissing } from './dropped-rows.ts';
import type { Measured } from './measure.ts';
import { medianAbsoluteError } from './median-absolute-error.ts';
import { brierScore, logLoss } from './probability-errors.ts';
import { proportion } from './proportion.ts';
import { rSquared } from './r-squared.ts';
import {
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanError,
  rootMeanSquaredError,
} from './residual-means.ts';
import { residualsOf, type Residuals } from './residuals.ts';
import { rocAuc } from './roc-auc.ts';
import { groupScores, sortScores } from './sorted-scores.ts';

/** Classes with precision, recall and F1 of their own, by rows in the truth; beyond that only the averages. */
const MOST_CLASSES = 100;

/**
 * The metrics an evaluation shows, most telling first. Binary where the outcome has a positive class (it against
 * the rest: precision and its like carry params { class }), else multiclass with precision, recall and F1 by class;
 * regression. What cannot be computed is there with its reason. `random` drives the bootstrap intervals.
 */
export function headline(outcome: Outcome, random: Random): Measured[] {
  if (outcome.type === 'regression') return ofResiduals(residualsOf(outcome), random);
  const counts = countClasses(outcome);
  const dropped = droppedRows({ unlabeled: counts.unlabeled, missing: counts.failed, infinite: 0 });
  const accuracy = proportion(hits(counts), counts.n, 'emptySlice', dropped);
  const positive = outcome.positive;
  const rest =
    positive === null
      ? ofClasses(outcome, counts, random, dropped)
      : ofBinary(outcome, positive, counts, random, dropped);
  return [measured('accuracy', accuracy), ...rest];
}

type Dropped = ReturnType<typeof droppedRows>;

function ofBinary(
  outcome: ClassOutcome,
  positive: number,
  counts: ClassCounts,
  random: Random,
  dropped: Dropped,
): Measured[] {
  const of = { class: outcome.classes[positive]! };
  const binary = binaryCounts(counts, positive);
  const { tp, fp, fn, tn } = binary;
  const square: ClassCounts = { ...counts, classes: 2, cells: Float64Array.of(tn, fp, fn, tp) };
  const scores = { balancedAccuracy: balancedAccuracyScore, mcc: mccScore, cohenKappa: kappaScore };
  const agreement = cellEstimates(square, scores, random, dropped);
  const sorted = sortScores(outcome, positive);
  const groups = sorted && groupScores(sorted);
  const ranked = (rank: (g: NonNullable<typeof groups>, d: Dropped) => Estimate): Estimate =>
    groups
      ? rank(groups, withMissing(dropped, sorted.missing))
      : { value: null, reason: 'noScores', n: counts.n };
  return [
    measured('precision', precision(binary), of),
    measured('recall', recall(binary), of),
    measured('f1', f1Score(binary), of),
    measured('rocAuc', ranked(rocAuc), of),
    measured(
      'averagePrecision',
      ranked((g, d) => averagePrecision(g, random, d)),
      of,
    ),
    measured('balancedAccuracy', agreement.balancedAccuracy),
    measured('mcc', agreement.mcc),
    measured('cohenKappa', agreement.cohenKappa),
    measured('specificity', specificity(binary), of),
    measured('falsePositiveRate', falsePositiveRate(binary), of),
    measured('falseNegativeRate', falseNegativeRate(binary), of),
    measured('logLoss', logLoss(outcome, dropped)),
    measured('brier', brierScore(outcome, dropped), of),
    measured('prevalence', prevalence(binary), of),
    measured('selectionRate', selectionRate(binary), of),
  ];
}

function ofClasses(outcome: ClassOutcome, counts: ClassCounts, random: Random, dropped: Dropped): Measured[] {
  const overall = cellEstimates(counts, CLASS_SCORES, random, dropped);
  const byClass = shownClasses(marginsOf(counts).actual).flatMap((k) => {
    const binary = binaryCounts(counts, k);
    const of = { class: outcome.classes[k]! };
    return [
      measured('precision', precision(binary), of),
      measured('recall', recall(binary), of),
      measured('f1', f1Score(binary), of),
    ];
  });
  return [
    ...(Object.keys(overall) as (keyof typeof overall)[]).map((id) => measured(id, overall[id])),
    measured('logLoss', logLoss(outcome, dropped)),
    measured('topLabelCalibrationError', topLabelError(outcome, null, random, dropped)),
    ...byClass,
  ];
}

/** Scores of several classes at once, in the order they are shown. */
export const CLASS_SCORES = {
  macroF1: (margins: Margins) => macroAverages(margins).f1,
  weightedF1: (margins: Margins) => weightedAverages(margins).f1,
  balancedAccuracy: balancedAccuracyScore,
  macroPrecision: (margins: Margins) => macroAverages(margins).precision,
  macroRecall: (margins: Margins) => macroAverages(margins).recall,
  macroF1AllLabels: (margins: Margins) => macroAveragesOverAllLabels(margins).f1,
  weightedPrecision: (margins: Margins) => weightedAverages(margins).precision,
  mcc: mccScore,
  cohenKappa: kappaScore,
} satisfies Partial<Record<MetricId, (margins: Margins) => Score>>;

/** The classes with metrics of their own, in order: those with the most rows (or weight) in the truth. */
export function shownClasses(actual: Float64Array): number[] {
  const byRows = [...actual.keys()].sort((a, b) => actual[b]! - actual[a]! || a - b);
  return byRows.slice(0, MOST_CLASSES).sort((a, b) => a - b);
}

/** The metrics of a regression. */
export function ofResiduals(residuals: Residuals, random: Random): Measured[] {
  return [
    measured('mae', meanAbsoluteError(residuals)),
    measured('rmse', rootMeanSquaredError(residuals)),
    measured('r2', rSquared(residuals, random)),
    measured('medianAbsoluteError', medianAbsoluteError(residuals)),
    measured('mape', meanAbsolutePercentageError(residuals)),
    measured('bias', meanError(residuals)),
  ];
}

/** A metric of the catalogue with its number. */
export function measured(
  metric: MetricId,
  estimate: Estimate,
  params: Measured['measure']['params'] = {},
): Measured {
  return { measure: { metric, params }, estimate };
}

function hits({ classes, cells }: ClassCounts): number {
  let sum = 0;
  for (let k = 0; k < classes; k++) sum += cells[k * classes + k]!;
  return sum;
}
