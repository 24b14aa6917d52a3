import type { ClassCounts } from './class-counts.ts';

/** One class (the positive one) against the rest. */
export interface BinaryCounts {
  tp: number;
  fp: number;
  fn: number;
  tn: number;
}

/** The class at index `positive` against all others together. */
export function binaryCounts({ classes, cells, n }: ClassCounts, positive: number): BinaryCounts {
  const tp = cells[positive * classes + positive]!;
  let actual = 0;
  let predicted = 0;
  for (let k = 0; k < classes; k++) {
    actual += cells[positive * classes + k]!;
    predicted += cells[k * classes + positive]!;
  }
  return { tp, fp: predicted - tp, fn: actual - tp, tn: n - predicted - actual + tp };
}
