import type { Column } from '../table/column.ts';

/** Rows of a stream whose answers are still to be made where their values were changed. */
export interface MadeRows {
  /** The first of them, in the stream. */
  from: number;
  times: Float64Array<ArrayBuffer>;
  /** Inputs and others, as the model meets them. */
  columns: ReadonlyMap<string, Column>;
  /** The label as it truly is. */
  label: Column | null;
  /** The pool's own answers. */
  prediction: Column | null;
  scores: readonly { class: string; column: Column }[];
  /** Rows (0 = the first of these) with a changed input: their answers are not the pool's. */
  changed: Int32Array<ArrayBuffer>;
  days: Float64Array<ArrayBuffer>;
  poolRow: Int32Array<ArrayBuffer>;
}
