import type { Digest, Obj } from '../kernel/objects.ts';
import type { Measured } from '../metrics/measure.ts';

/** Counts by actual class (rows) and predicted class (columns). */
export interface Confusion {
  classes: readonly string[];
  counts: readonly (readonly number[])[];
  /** Rows left out: without a label, or without an answer from the model. */
  unlabeled: number;
  failed: number;
}

/** Aggregates of one model's predictions against one truth column; it stays readable without the rows. */
export interface Evaluation extends Obj {
  kind: 'evaluation';
  table: Digest;
  model: Digest;
  predictions: Digest;
  truth: string;
  /** Column of sample weights that the results are weighted by; the confusion matrix counts rows. */
  weights?: string | null;
  rows: number;
  results: readonly Measured[];
  confusion: Confusion | null;
}
