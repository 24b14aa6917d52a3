import type { Column } from '../table/column.ts';

/** The rows that a stream draws from, in memory. */
export interface PoolRows {
  rows: number;
  /** Inputs, others and the label, by name. */
  columns: ReadonlyMap<string, Column>;
  /** The answers of the rows; null where there are none. */
  prediction: Column | null;
  scores: readonly { class: string; column: Column }[];
}
