import type { Digest, Obj } from '../kernel/objects.ts';
import type { ColumnMeta } from '../table/column.ts';
import type { BackendCheck } from './check-backend.ts';

/**
 * What a model said of every row of a table, row-aligned, as columns:
 * classification: "label" (category over the task's classes, -1 where it failed) and one 32-bit "score:<class>" a
 * class where the model gives scores (probabilities: logits have been through softmax or the logistic function);
 * regression: "value".
 */
export interface Predictions extends Obj {
  kind: 'predictions';
  table: Digest;
  model: Digest;
  rows: number;
  /** Rows for which the model gave no usable answer. */
  failed: number;
  columns: readonly ColumnMeta[];
  /**
   * Where another backend than wasm was tried: how its answers to a sample compared with those of wasm. Which of the
   * two made these predictions, and why, is in `madeBy.environment`.
   */
  checked?: BackendCheck | null;
}

/** Time of single calls by batch size, never batch time divided by rows. */
export interface LatencySample extends Obj {
  kind: 'latency';
  model: Digest;
  table: Digest;
  samples: readonly { batch: number; callsMs: readonly number[] }[];
}
