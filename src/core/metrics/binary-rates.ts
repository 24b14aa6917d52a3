import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { wilson } from '../stats/wilson.ts';
import type { BinaryCounts } from './binary-counts.ts';
import { proportion } from './proportion.ts';

/** Proportions of a two-by-two table. Each n is its own denominator; intervals are Wilson's. */

export function precision({ tp, fp }: BinaryCounts): Estimate {
  return proportion(tp, tp + fp, 'noPredictedPositives');
}

/** Also sensitivity, true positive rate. */
export function recall({ tp, fn }: BinaryCounts): Estimate {
  return proportion(tp, tp + fn, 'noPositives');
}

export function specificity({ tn, fp }: BinaryCounts): Estimate {
  return proportion(tn, tn + fp, 'noNegatives');
}

export function falsePositiveRate({ tn, fp }: BinaryCounts): Estimate {
  return proportion(fp, tn + fp, 'noNegatives');
}

export function falseNegativeRate({ tp, fn }: BinaryCounts): Estimate {
  return proportion(fn, tp + fn, 'noPositives');
}

/** Share of rows that are positive. */
export function prevalence({ tp, fp, fn, tn }: BinaryCounts): Estimate {
  return proportion(tp + fn, tp + fp + fn + tn, 'emptySlice');
}

/** Share of rows that are predicted positive. */
export function selectionRate({ tp, fp, fn, tn }: BinaryCounts): Estimate {
  return proportion(tp + fp, tp + fp + fn + tn, 'emptySlice');
}

/**
 * Harmonic mean of precision and recall, 2TP / (2TP + FP + FN); n is TP + FP + FN, the rows it depends on.
 * With J = TP / n, F1 = 2J / (1 + J) grows with J, so Wilson's interval of J carries over.
 * Undefined where nothing is positive and nothing is predicted so; 0 where either is without a hit.
 */
export function f1Score({ tp, fp, fn }: BinaryCounts): Estimate {
  const n = tp + fp + fn;
  const jaccard = wilson(tp, n);
  if (!jaccard) return undefinedBecause('noPositives', 0);
  const carried = (j: number): number => (2 * j) / (1 + j);
  return estimate((2 * tp) / (n + tp), n, {
    ...jaccard,
    low: carried(jaccard.low),
    high: carried(jaccard.high),
    method: 'Wilson on TP / (TP + FP + FN), carried over to F1',
  });
}
