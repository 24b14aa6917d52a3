import { estimate, undefinedBecause, type Estimate, type Reason } from '../kernel/estimate.ts';
import { balancedAccuracyScore } from '../metrics/agreement-scores.ts';
import { macroAverages } from '../metrics/class-averages.ts';
import { countClasses, marginsOf } from '../metrics/class-counts.ts';
import { countedMetric, isCounted } from '../metrics/counted-metrics.ts';
import { brierScore, logLoss } from '../metrics/probability-errors.ts';
import {
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanError,
  rootMeanSquaredError,
} from '../metrics/residual-means.ts';
import { residualsOf, type Residuals } from '../metrics/residuals.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { groupScores, sortScores } from '../metrics/sorted-scores.ts';
import type { Outcome } from '../predictions/outcome.ts';

/** Metrics of the catalogue that make sense on the few rows of a window, for a model of classes and one of values. */
export const WINDOW_METRICS = {
  classification: [
    'accuracy',
    'precision',
    'recall',
    'f1',
    'balancedAccuracy',
    'macroF1',
    'rocAuc',
    'logLoss',
    'brier',
    'specificity',
    'falsePositiveRate',
    'falseNegativeRate',
    'prevalence',
    'selectionRate',
  ],
  regression: ['mae', 'rmse', 'bias', 'mape'],
} as const;

/** Those of one class against the rest. */
const ONE_CLASS = new Set<string>([
  ...['precision', 'recall', 'f1', 'rocAuc', 'specificity', 'brier'],
  ...['falsePositiveRate', 'falseNegativeRate', 'prevalence', 'selectionRate'],
]);

export function isOfOneClass(metric: string): boolean {
  return ONE_CLASS.has(metric);
}

/**
 * A metric over the labeled rows of an outcome, with its own interval; metrics of one class are of `of`, an index into
 * its classes. Undefined with reason "noSuchFigure" for a metric that such a model does not have.
 */
export function windowMetric(outcome: Outcome, metric: string, of: number | null): Estimate {
  if (outcome.type === 'regression') {
    const residuals = residualsOf(outcome);
    return residuals.errors.length === 0 && outcome.truth.length > 0
      ? undefinedBecause('unlabeled', 0)
      : ofValues(residuals, metric);
  }
  if (outcome.truth.every((code) => code < 0))
    return undefinedBecause(outcome.truth.length === 0 ? 'emptySlice' : 'unlabeled', 0);
  if (isOfOneClass(metric) && of === null) return undefinedBecause(NOT_SUCH, 0);
  if (isCounted(metric)) return countedMetric(metric, countClasses(outcome), of ?? 0);
  switch (metric) {
    case 'rocAuc': {
      const sorted = sortScores(outcome, of!);
      return sorted ? rocAuc(groupScores(sorted)) : undefinedBecause('noScores', 0);
    }
    case 'logLoss':
      return logLoss(outcome);
    case 'brier':
      return brierScore({ ...outcome, positive: of });
    case 'balancedAccuracy':
    case 'macroF1': {
      const margins = marginsOf(countClasses(outcome));
      const score = metric === 'macroF1' ? macroAverages(margins).f1 : balancedAccuracyScore(margins);
      return typeof score === 'number' ? estimate(score, margins.n) : undefinedBecause(score, margins.n);
    }
    default:
      return undefinedBecause(NOT_SUCH, 0);
  }
}

const NOT_SUCH: Reason = 'noSuchFigure';

function ofValues(residuals: Residuals, metric: string): Estimate {
  switch (metric) {
    case 'mae':
      return meanAbsoluteError(residuals);
    case 'rmse':
      return rootMeanSquaredError(residuals);
    case 'bias':
      return meanError(residuals);
    case 'mape':
      return meanAbsolutePercentageError(residuals);
    default:
      return undefinedBecause(NOT_SUCH, 0);
  }
}
