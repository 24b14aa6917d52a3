import type { Estimate } from '../../../core/kernel/estimate.ts';
import type { BinaryCounts } from '../../../core/metrics/binary-counts.ts';
import {
  falseNegativeRate,
  falsePositiveRate,
  precision,
  prevalence,
  recall,
  selectionRate,
} from '../../../core/metrics/binary-rates.ts';
import { proportion } from '../../../core/metrics/proportion.ts';

export interface RateFacts {
  key: string;
  title: string;
  /** As a header. */
  short: string;
  of: (counts: BinaryCounts) => Estimate;
}

export const accuracyAt = ({ tp, fp, fn, tn }: BinaryCounts): Estimate =>
  proportion(tp + tn, tp + fp + fn + tn, 'emptySlice');

/** Rates that a threshold decides. */
export const RATES_AT: readonly RateFacts[] = [
  { key: 'selection', title: 'Predicted positive', short: 'Selected', of: selectionRate },
  { key: 'precision', title: 'Precision', short: 'Precision', of: precision },
  { key: 'recall', title: 'Recall (TPR)', short: 'Recall', of: recall },
  { key: 'fpr', title: 'False positive rate', short: 'FPR', of: falsePositiveRate },
  { key: 'fnr', title: 'False negative rate', short: 'FNR', of: falseNegativeRate },
  { key: 'accuracy', title: 'Accuracy', short: 'Accuracy', of: accuracyAt },
];

export const BASE_RATE: RateFacts = {
  key: 'base',
  title: 'Positive in truth',
  short: 'Base rate',
  of: prevalence,
};
