import type { Estimate } from '../kernel/estimate.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Baseline } from './sheet.ts';

/** One row of the error-analysis sheet: a slice with its room for improvement. */
export interface SheetRow {
  name: string;
  where: Predicate;
  /** Labeled rows with an answer, the metric's denominator. */
  n: number;
  /** n over all such rows of the data. */
  share: number;
  metric: Estimate;
  /** Wrong rows (classification) and their share of all wrong rows. */
  errors: number | null;
  shareOfErrors: number | null;
  baseline: Baseline | null;
  /** Baseline minus metric, signed so that positive means room (for errors: metric minus baseline). */
  gap: number | null;
  /** max(0, gap) x share, in points for accuracy; the interval comes from the metric's bounds. */
  gain: Estimate | null;
}

export interface ErrorSheet {
  /** "accuracy" (higher is better, a fraction) or "mae" (lower is better, in the label's unit). */
  metric: 'accuracy' | 'mae';
  all: SheetRow;
  rows: readonly SheetRow[];
  /** Rows without a label or an answer, left out everywhere. */
  unlabeled: number;
  failed: number;
  /** Values of the column beyond those shown, when it has too many. */
  notShown: number;
}
