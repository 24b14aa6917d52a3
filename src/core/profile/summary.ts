import type { ColumnType } from '../table/column.ts';

/** The small picture of one column in a table's header. */
export interface ColumnSummary {
  name: string;
  type: ColumnType;
  rows: number;
  missing: number;
  /**
   * Numbers and timestamps: equal-width counts over [low, high]; null where nothing is there. `valuesPerBin`: where
   * all are whole numbers, how many of them a bin takes, from `low` on (the last bin may end early).
   */
  histogram: { low: number; high: number; counts: readonly number[]; valuesPerBin?: number } | null;
  /** Categories and booleans: the most frequent values, then the rest summed. */
  top: { values: readonly { value: string; count: number }[]; others: number; distinct: number } | null;
  mean: number | null;
}
