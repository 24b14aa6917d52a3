import type { Estimate } from '../kernel/estimate.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Baseline, SheetMetric } from './sheet.ts';

/** One row of the error-analysis sheet: a slice with its room for improvement. */
export interface SheetRow {
  name: string;
  where: Predicate;
  /** Labeled rows with an answer. */
  n: number;
  /** n over all such rows of the data. */
  share: number;
  /** Its n are the rows the metric is a share or a mean of: all n, or those of a class, or predicted as one. */
  metric: Estimate;
  /** Its weight in the overall metric: the metric's n over that of all rows. */
  weight: number;
  /** Wrong rows; null for a regression. */
  errors: number | null;
  /** Of all wrong rows; of a regression, of the summed losses. null where there are none. */
  shareOfErrors: number | null;
  baseline: Baseline | null;
  /** Baseline minus metric, signed so that positive means room (for errors: metric minus baseline). */
  gap: number | null;
  /** max(0, gap) x weight, in points for fractions; the interval comes from the metric's bounds. */
  gain: Estimate | null;
}

export interface ErrorSheet {
  metric: SheetMetric;
  all: SheetRow;
  rows: readonly SheetRow[];
  /** Rows without a label or an answer, left out everywhere. */
  unlabeled: number;
  failed: number;
  /** Values of the column beyond those shown, when it has too many. */
  notShown: number;
}
