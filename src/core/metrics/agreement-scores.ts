import type { Reason } from '../kernel/estimate.ts';
import type { Margins } from './class-counts.ts';

/** A value, or why there is none. Intervals come from resampling the cells (cell-interval.ts). */
export type Score = number | Reason;

/** Share of rows predicted right. */
export function accuracyScore({ hits, n }: Margins): Score {
  return n === 0 ? 'emptySlice' : sum(hits) / n;
}

/** Mean recall of the classes that occur in the truth; undefined with fewer than two of them. */
export function balancedAccuracyScore({ hits, actual, n }: Margins): Score {
  if (n === 0) return 'emptySlice';
  let classes = 0;
  let total = 0;
  for (let k = 0; k < actual.length; k++) {
    if (actual[k] === 0) continue;
    classes++;
    total += hits[k]! / actual[k]!;
  }
  return classes < 2 ? 'singleClass' : total / classes;
}

/**
 * Matthews correlation coefficient, for any number of classes (Gorodkin 2004). Undefined where the truth or the
 * predictions are all of one class.
 */
export function mccScore({ hits, actual, predicted, n }: Margins): Score {
  if (n === 0) return 'emptySlice';
  // By counting classes: sums of weights need not cancel to 0.
  if (inUse(actual) < 2) return 'singleClass';
  if (inUse(predicted) < 2) return 'constant';
  const truthSpread = n * n - dot(actual, actual);
  const predictedSpread = n * n - dot(predicted, predicted);
  return (sum(hits) * n - dot(actual, predicted)) / (Math.sqrt(truthSpread) * Math.sqrt(predictedSpread));
}

/**
 * Cohen's kappa (1960): agreement of prediction and truth beyond that of independent raters with these margins.
 * Undefined where both are all of one and the same class.
 */
export function kappaScore({ hits, actual, predicted, n }: Margins): Score {
  if (n === 0) return 'emptySlice';
  if (inUse(actual.map((rows, k) => rows + predicted[k]!)) < 2) return 'singleClass';
  const expected = dot(actual, predicted) / n;
  return (sum(hits) - expected) / (n - expected);
}

function inUse(counts: Float64Array): number {
  return counts.reduce((classes, rows) => classes + Number(rows > 0), 0);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k]! * b[k]!;
  return total;
}
