/** What a metric's number is, for its format and its axis. */
export type MetricUnit = 'fraction' | 'number' | 'label';

export interface MetricFacts {
  id: string;
  title: string;
  /** Definition in words, with its conventions. */
  definition: string;
  unit: MetricUnit;
  /** null: neither end is better in itself. */
  higherIsBetter: boolean | null;
}

type Row = readonly [title: string, definition: string, unit: MetricUnit, higherIsBetter: boolean | null];

const ROWS = {
  accuracy: ['Accuracy', 'rows predicted right / rows', 'fraction', true],
  precision: ['Precision', 'TP / (TP + FP): of those predicted so, how many are', 'fraction', true],
  recall: ['Recall', 'TP / (TP + FN): of those that are, how many were found', 'fraction', true],
  specificity: [
    'Specificity',
    'TN / (TN + FP): of the negatives, how many were left alone',
    'fraction',
    true,
  ],
  falsePositiveRate: ['False positive rate', 'FP / (FP + TN)', 'fraction', false],
  falseNegativeRate: ['False negative rate', 'FN / (FN + TP)', 'fraction', false],
  f1: ['F1', '2TP / (2TP + FP + FN), the harmonic mean of precision and recall', 'fraction', true],
  balancedAccuracy: ['Balanced accuracy', 'mean recall of the classes that occur', 'fraction', true],
  mcc: [
    'Matthews correlation',
    'correlation of truth and prediction, from -1 to 1; 0 is chance',
    'number',
    true,
  ],
  cohenKappa: [
    "Cohen's kappa",
    '(agreement - agreement by chance) / (1 - agreement by chance); at most 1, 0 is chance',
    'number',
    true,
  ],
  rocAuc: [
    'ROC AUC',
    'chance that a random positive scores above a random negative, ties at half',
    'fraction',
    true,
  ],
  averagePrecision: [
    'Average precision',
    'sum over scores, descending, of precision × step in recall; tied scores enter together',
    'fraction',
    true,
  ],
  logLoss: [
    'Log loss',
    'mean of -ln(probability of the true class), probabilities clipped at 2^-52',
    'number',
    false,
  ],
  brier: ['Brier score', 'mean of (probability - outcome)², outcome 1 or 0', 'number', false],
  topLabelCalibrationError: [
    'Calibration error, top label',
    'mean over rows of |accuracy - mean score| in their bin; 15 equal bins [a, b) of the highest score',
    'fraction',
    false,
  ],
  topLabelMaximumError: [
    'Largest calibration error, top label',
    'largest |accuracy - mean score| of a bin of the highest score',
    'fraction',
    false,
  ],
  topLabelRmsError: [
    'Root-mean-square calibration error, top label',
    'root of the mean over rows of (accuracy - mean score)² in their bin of the highest score',
    'fraction',
    false,
  ],
  positiveCalibrationError: [
    'Calibration error, positive class',
    'mean over rows of |share of positives - mean score| in their bin of the positive class’s score',
    'fraction',
    false,
  ],
  positiveMaximumError: [
    'Largest calibration error, positive class',
    'largest |share of positives - mean score| of a bin of the positive class’s score',
    'fraction',
    false,
  ],
  positiveRmsError: [
    'Root-mean-square calibration error, positive class',
    'root of the mean over rows of (share of positives - mean score)² in their bin',
    'fraction',
    false,
  ],
  prevalence: ['Prevalence', 'positives / rows', 'fraction', null],
  selectionRate: ['Selection rate', 'predicted positives / rows', 'fraction', null],
  macroPrecision: [
    'Macro precision',
    'mean precision of the classes present; 0 for one never predicted',
    'fraction',
    true,
  ],
  macroRecall: [
    'Macro recall',
    'mean recall of the classes present in truth or predictions; 0 for one that never occurs',
    'fraction',
    true,
  ],
  macroF1: ['Macro F1', 'mean F1 of the classes present in truth or predictions', 'fraction', true],
  macroF1AllLabels: [
    'Macro F1, all labels',
    'mean F1 of all labels; 0 for one that is absent',
    'fraction',
    true,
  ],
  macroPrecisionAllLabels: [
    'Macro precision, all labels',
    'mean precision of all labels; 0 for one that is absent',
    'fraction',
    true,
  ],
  macroRecallAllLabels: [
    'Macro recall, all labels',
    'mean recall of all labels; 0 for one that is absent',
    'fraction',
    true,
  ],
  weightedPrecision: [
    'Weighted precision',
    "precision by class, weighted by the class's rows",
    'fraction',
    true,
  ],
  weightedRecall: [
    'Weighted recall',
    "recall by class, weighted by the class's rows: the same as accuracy",
    'fraction',
    true,
  ],
  weightedF1: ['Weighted F1', "F1 by class, weighted by the class's rows", 'fraction', true],
  microPrecision: [
    'Micro precision',
    'right / predicted, over all classes together: with one label a row the same as accuracy',
    'fraction',
    true,
  ],
  microRecall: [
    'Micro recall',
    'right / actual, over all classes together: with one label a row the same as accuracy',
    'fraction',
    true,
  ],
  microF1: ['Micro F1', 'of micro precision and recall: the same as accuracy', 'fraction', true],
  mae: ['Mean absolute error', 'mean of |predicted - true|', 'label', false],
  rmse: ['Root mean squared error', 'square root of the mean of (predicted - true)²', 'label', false],
  r2: ['R²', '1 - squared errors / squared deviations of the truth from its mean; at most 1', 'number', true],
  medianAbsoluteError: ['Median absolute error', 'median of |predicted - true|', 'label', false],
  mape: [
    'Mean absolute percentage error',
    'mean of |predicted - true| / |true|; rows whose true value is 0 are left out and counted',
    'fraction',
    false,
  ],
  bias: ['Bias', 'mean of predicted - true; positive: the model says too much', 'label', null],
} as const satisfies Record<string, Row>;

export type MetricId = keyof typeof ROWS;

/** Every metric by id, in the order they are shown. */
export const METRICS: Readonly<Record<MetricId, MetricFacts>> = Object.fromEntries(
  Object.entries<Row>(ROWS).map(([id, [title, definition, unit, higherIsBetter]]) => [
    id,
    { id, title, definition, unit, higherIsBetter },
  ]),
) as Record<MetricId, MetricFacts>;

/** null for an id of a newer version. */
export function metricFacts(id: string): MetricFacts | null {
  return Object.hasOwn(METRICS, id) ? METRICS[id as MetricId] : null;
}
