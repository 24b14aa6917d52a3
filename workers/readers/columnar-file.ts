import type { DecodedArray } from 'hyparquet';
import type { Problem } from '../../src/core/kernel/problem.ts';
import type { ProblemFacts } from '../../src/core/kernel/problem.ts';

/** What the stored values of a flat column mean. */
export type StoredKind =
  | 'boolean'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'float'
  | 'double'
  | 'float16'
  | 'decimal'
  | 'date'
  | 'timestampMs'
  | 'timestampUs'
  | 'timestampNs'
  | 'int96'
  | 'timeMs'
  | 'timeUs'
  | 'timeNs'
  | 'string'
  | 'uuid';

/** A column that holds one value a row. */
export interface StoredColumn {
  name: string;
  kind: StoredKind;
  /** Decimals: digits after the point. */
  scale: number;
  zone: 'utc' | 'floating';
}

/** A column that cannot be read, and what it is in words, e.g. "a list". */
export interface LeftOut {
  name: string;
  what: string;
}

/** The values of a stretch of rows as they are stored: those of the rows that have one, or places in the dictionary. */
export interface ColumnPage {
  rows: number;
  /** By row: 1 where there is a value; null where all have one. */
  present: Int32Array | null;
  values: DecodedArray;
  /** The same array as long as the dictionary is the same. */
  dictionary: DecodedArray | null;
}

/** What a writer noted of a column in one group of rows. */
export interface Bounds {
  low: unknown;
  high: unknown;
  nulls: number;
}

/** A file of typed columns in groups of rows, as Parquet and Arrow files are. */
export interface ColumnarFile<C extends StoredColumn = StoredColumn> {
  format: 'parquet' | 'arrow';
  rows: number;
  /** Rows of each group. */
  groups: readonly number[];
  columns: readonly C[];
  leftOut: readonly LeftOut[];
  notes: readonly ProblemFacts[];
  /** The values of one column in one group. Throws Error where the bytes are not what they are said to be. */
  pages(group: number, column: C): AsyncIterable<ColumnPage>;
  /** Least and greatest values and nulls by group, where they are known. */
  bounds(column: C): readonly Bounds[];
  /** What was thrown while reading, as a Problem. */
  problem(error: unknown, where?: string): Problem;
}
