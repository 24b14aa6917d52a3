import type { MetricId } from './catalogue.ts';

/** What a model says of a row. */
export type Says = 'class' | 'value';

const OF_ONE_CLASS = [
  ...['recall', 'precision', 'f1', 'falsePositiveRate', 'falseNegativeRate', 'specificity', 'rocAuc'],
  ...['averagePrecision', 'brier', 'selectionRate', 'prevalence'],
] as readonly MetricId[];
const OF_TWO_CLASSES: readonly MetricId[] = ['balancedAccuracy', 'mcc', 'cohenKappa', 'logLoss'];
const OF_MANY_CLASSES: readonly MetricId[] = ['macroF1', 'macroRecall', 'macroPrecision', 'weightedF1'];
const OF_VALUES: readonly MetricId[] = ['mae', 'rmse', 'r2', 'medianAbsoluteError', 'mape', 'bias'];

/** Whether a metric is of one class against the rest, which it then names. */
export function isOfClass(metric: string): boolean {
  return (OF_ONE_CLASS as readonly string[]).includes(metric);
}

/** Metrics that a model will be measured by that is not there yet; `classes`: how many, null where that is not known. */
export function plannedMetrics(says: Says, classes: number | null): readonly MetricId[] {
  if (says === 'value') return OF_VALUES;
  return ['accuracy', ...OF_ONE_CLASS, ...OF_TWO_CLASSES, ...(classes === 2 ? [] : OF_MANY_CLASSES)];
}
