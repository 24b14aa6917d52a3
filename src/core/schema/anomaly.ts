import type { Predicate } from '../slices/predicate.ts';
import type { ColumnType } from '../table/column.ts';

/** One thing in which data is not as expected. */
export type Anomaly = {
  /** Null where it is about the whole table. */
  column: string | null;
  /** Rows it is about; null where it is about none in particular. */
  rows: RowsAbout | null;
} & AnomalyFacts;

export type AnomalyFacts =
  | { what: 'columnMissing' }
  | { what: 'columnNew' }
  | { what: 'otherType'; expected: ColumnType; found: ColumnType }
  | { what: 'missingValues'; share: number; atMost: number }
  | { what: 'newValues'; values: readonly { value: string; count: number }[]; share: number; atMost: number }
  | { what: 'outOfRange'; low: number; high: number; lowest: number; highest: number }
  | { what: 'notFinite' }
  | { what: 'notWhole' }
  | { what: 'repeatedValues' }
  | { what: 'constant'; value: string }
  | { what: 'shifted'; distance: number; atMost: number }
  /** As `shifted`, and nearly gone when values are divided by this factor. */
  | { what: 'otherUnit'; factor: number; distance: number; atMost: number }
  /** As `shifted`, and each of the two columns looks as the other should. */
  | { what: 'swapped'; with: string }
  | { what: 'duplicateRows'; share: number; atMost: number }
  | { what: 'fewRows'; found: number; atLeast: number };

export interface RowsAbout {
  count: number;
  /** The first of them, by number in the table from 0 on. */
  first: readonly number[];
  /** What selects them all; null where no predicate can. */
  where: Predicate | null;
}

/** Rows listed as examples. */
export const EXAMPLE_ROWS = 20;

/** Collects rows: all are counted, the first are kept. */
export class RowList {
  readonly #first: number[] = [];
  #count = 0;

  add(row: number): void {
    this.#count++;
    if (this.#first.length < EXAMPLE_ROWS) this.#first.push(row);
  }

  get count(): number {
    return this.#count;
  }

  about(where: Predicate | null): RowsAbout {
    return { count: this.#count, first: this.#first, where };
  }
}
