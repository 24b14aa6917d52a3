import type { Estimate } from '../kernel/estimate.ts';
import { f1Score, precision, recall } from './binary-rates.ts';
import { binaryCounts } from './binary-counts.ts';
import { marginsOf, type ClassCounts } from './class-counts.ts';
import type { WeighedClasses } from './weigh-classes.ts';
import { classMasses, weighedF1, weighedShare } from './weighed-rates.ts';

/** How one class is recognised. */
export interface ClassMetrics {
  name: string;
  /** Of it in the truth, and predicted so: rows, or their weight. */
  actual: number;
  predicted: number;
  precision: Estimate;
  recall: Estimate;
  f1: Estimate;
}

/** Every class, in the order of `names`; absent ones are undefined, not 0. */
export function classMetrics(
  names: readonly string[],
  counts: ClassCounts,
  weighed: WeighedClasses | null,
): ClassMetrics[] {
  const { actual, predicted } = marginsOf(weighed ?? counts);
  const masses = weighed && classMasses(weighed);
  return names.map((name, k) => {
    const facts = { name, actual: actual[k]!, predicted: predicted[k]! };
    if (!masses) {
      const binary = binaryCounts(counts, k);
      return { ...facts, precision: precision(binary), recall: recall(binary), f1: f1Score(binary) };
    }
    const { tp, fp, fn } = masses[k]!;
    return {
      ...facts,
      precision: weighedShare(tp, fp, 'noPredictedPositives'),
      recall: weighedShare(tp, fn, 'noPositives'),
      f1: weighedF1(masses[k]!),
    };
  });
}
