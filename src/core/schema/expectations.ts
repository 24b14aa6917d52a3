import type { Digest, Doc } from '../kernel/objects.ts';
import type { ColumnType } from '../table/column.ts';
import type { Distribution } from './distribution.ts';

/** What data of one kind must be like. Inferred from a reference, then a person's to change; null = not asked for. */
export interface Expectations {
  columns: readonly ColumnExpectation[];
  /** Least number of rows. */
  rowsAtLeast: number | null;
  /** Share of rows that may repeat an earlier one in every column. */
  duplicatesAtMost: number | null;
  /** Whether a column that is not listed is an anomaly. */
  refuseOthers: boolean;
}

export interface ColumnExpectation {
  column: string;
  /** Whether it must be there. */
  required: boolean;
  /** "number" takes whole numbers too. */
  type: ColumnType;
  /** Share of rows without a value. */
  missingAtMost: number | null;
  /** Values that may occur, and the share of other ones that is still in order (rare values come up anew). */
  domain: { values: readonly string[]; othersAtMost: number } | null;
  /** Both ends are in. */
  range: { low: number; high: number } | null;
  /** Numbers without decimals only. */
  whole: boolean;
  /** No value twice. */
  unique: boolean;
  /** Largest distance between its distribution and the reference's. */
  distribution: { reference: Distribution; atMost: number } | null;
}

/** Expectations of tables of one kind: inferred from one of them, then a person's. */
export type ExpectationSet = Doc<
  'expectations',
  {
    reference: Digest;
    /** As they are checked. */
    expectations: Expectations;
    /** As they were inferred, so that what a person changed shows. */
    inferred: Expectations;
  }
>;
