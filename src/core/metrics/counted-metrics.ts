import type { Estimate } from '../kernel/estimate.ts';
import { binaryCounts, type BinaryCounts } from './binary-counts.ts';
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
import { marginsOf, type ClassCounts } from './class-counts.ts';
import { droppedRows } from './dropped-rows.ts';
import { proportion } from './proportion.ts';

const OF_CLASS: Readonly<Record<string, (counts: BinaryCounts) => Estimate>> = {
  precision,
  recall,
  f1: f1Score,
  specificity,
  falsePositiveRate,
  falseNegativeRate,
  prevalence,
  selectionRate,
};

/** Whether a metric follows from the confusion matrix by one formula: it needs neither scores nor resampling. */
export function isCounted(metric: string): boolean {
  return metric === 'accuracy' || Object.hasOwn(OF_CLASS, metric);
}

/** Such a metric as `headline` gives it; `of` is the class it is of, against the rest. */
export function countedMetric(metric: string, counts: ClassCounts, of: number): Estimate {
  if (metric !== 'accuracy') return OF_CLASS[metric]!(binaryCounts(counts, of));
  const hits = marginsOf(counts).hits.reduce((sum, rows) => sum + rows, 0);
  const dropped = droppedRows({ unlabeled: counts.unlabeled, missing: counts.failed, infinite: 0 });
  return proportion(hits, counts.n, 'emptySlice', dropped);
}
