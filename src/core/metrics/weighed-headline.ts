import type { Dropped, Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import type { WeighedOutcome } from '../predictions/weigh-rows.ts';
import { balancedAccuracyScore, kappaScore, mccScore } from './agreement-scores.ts';
import { topLabelError } from './calibration-errors.ts';
import { marginsOf } from './class-counts.ts';
import { droppedRows, withMissing } from './dropped-rows.ts';
import { CLASS_SCORES, measured, ofResiduals, shownClasses } from './headline.ts';
import type { Measured } from './measure.ts';
import { brierScore, logLoss } from './probability-errors.ts';
import { residualsOf } from './residuals.ts';
import { weighClasses, type WeighedClasses } from './weigh-classes.ts';
import { weighedMarginScores } from './weighed-margins.ts';
import { both, classMasses, judgedMasses, weighedF1, weighedShare } from './weighed-rates.ts';
import { weighedAveragePrecision, weighedRocAuc } from './weighed-ranking.ts';
import { groupWeighedScores } from './weighed-scores.ts';

/**
 * The metrics of `headline`, in its order, with sample weights. n counts rows with a weight above 0. No interval is that
 * of unweighted rows: shares have Wilson's with effective rows, means a t interval of the weighted mean, ROC AUC
 * DeLong's with weights, the rest a percentile bootstrap over rows or blocks of them.
 */
export function weighedHeadline(
  { outcome, weights, unweighted }: WeighedOutcome,
  random: Random,
): Measured[] {
  if (outcome.type === 'regression') {
    const residuals = residualsOf(outcome, null, weights);
    return ofResiduals({ ...residuals, dropped: droppedRows({ ...residuals.dropped, unweighted }) }, random);
  }
  const counts = weighClasses(outcome, weights);
  const dropped = droppedRows({ unlabeled: counts.unlabeled, missing: counts.failed, unweighted });
  const { right, wrong } = judgedMasses(counts);
  const parts = { outcome, weights, counts, random, dropped };
  return [
    measured('accuracy', weighedShare(right, wrong, 'emptySlice', dropped)),
    ...(outcome.positive === null ? ofClasses(parts) : ofBinary(parts, outcome.positive)),
  ];
}

interface Parts {
  outcome: ClassOutcome;
  weights: Float64Array;
  counts: WeighedClasses;
  random: Random;
  dropped: Dropped;
}

function ofBinary({ outcome, weights, counts, random, dropped }: Parts, positive: number): Measured[] {
  const of = { class: outcome.classes[positive]! };
  const masses = classMasses(counts)[positive]!;
  const { tp, fp, fn, tn } = masses;
  const square: WeighedClasses = {
    ...counts,
    classes: 2,
    cells: Float64Array.of(tn.weight, fp.weight, fn.weight, tp.weight),
  };
  const agreement = weighedMarginScores(
    outcome,
    weights,
    square,
    { balancedAccuracy: balancedAccuracyScore, mcc: mccScore, cohenKappa: kappaScore },
    random,
    dropped,
    (code) => Number(code === positive),
  );
  const groups = groupWeighedScores(outcome, positive, weights);
  const ranked = (rank: (g: NonNullable<typeof groups>, d: Dropped) => Estimate): Estimate =>
    groups
      ? rank(groups, withMissing(dropped, groups.missing))
      : { value: null, reason: 'noScores', n: counts.rows };
  return [
    measured('precision', weighedShare(tp, fp, 'noPredictedPositives'), of),
    measured('recall', weighedShare(tp, fn, 'noPositives'), of),
    measured('f1', weighedF1(masses), of),
    measured('rocAuc', ranked(weighedRocAuc), of),
    measured(
      'averagePrecision',
      ranked((g, d) => weighedAveragePrecision(outcome, positive, weights, g, random, d)),
      of,
    ),
    measured('balancedAccuracy', agreement.balancedAccuracy),
    measured('mcc', agreement.mcc),
    measured('cohenKappa', agreement.cohenKappa),
    measured('specificity', weighedShare(tn, fp, 'noNegatives'), of),
    measured('falsePositiveRate', weighedShare(fp, tn, 'noNegatives'), of),
    measured('falseNegativeRate', weighedShare(fn, tp, 'noPositives'), of),
    measured('logLoss', logLoss(outcome, dropped, weights)),
    measured('brier', brierScore(outcome, dropped, weights), of),
    measured('prevalence', weighedShare(both(tp, fn), both(fp, tn), 'emptySlice'), of),
    measured('selectionRate', weighedShare(both(tp, fp), both(fn, tn), 'emptySlice'), of),
  ];
}

function ofClasses({ outcome, weights, counts, random, dropped }: Parts): Measured[] {
  const overall = weighedMarginScores(outcome, weights, counts, CLASS_SCORES, random, dropped);
  const masses = classMasses(counts);
  return [
    ...(Object.keys(overall) as (keyof typeof overall)[]).map((id) => measured(id, overall[id])),
    measured('logLoss', logLoss(outcome, dropped, weights)),
    measured('topLabelCalibrationError', topLabelError(outcome, weights, random, dropped)),
    ...shownClasses(marginsOf(counts).actual).flatMap((k) => {
      const of = { class: outcome.classes[k]! };
      const { tp, fp, fn } = masses[k]!;
      return [
        measured('precision', weighedShare(tp, fp, 'noPredictedPositives'), of),
        measured('recall', weighedShare(tp, fn, 'noPositives'), of),
        measured('f1', weighedF1(masses[k]!), of),
      ];
    }),
  ];
}
