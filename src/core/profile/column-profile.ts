import type { ColumnType, Role } from '../table/column.ts';
import type { ColumnSummary } from './summary.ts';

/** Shares at which quantiles are given. */
export const QUANTILES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

/** Values listed as the most frequent. */
export const TOP_VALUES = 20;

/** A value that occurs, and in how many rows. Timestamps are milliseconds since 1970. */
export interface ValueCount {
  value: string | number;
  count: number;
}

/** What is known of a column's values. Infinite numbers are counted and left out of everything else. */
export interface ColumnProfile {
  name: string;
  type: ColumnType;
  role: Role;
  rows: number;
  missing: number;
  /** How many different values occur. */
  distinct: number;
  histogram: ColumnSummary['histogram'];
  /** The most frequent values, ties by value; at most 20. */
  top: readonly ValueCount[];
  /** Numbers and timestamps; null where nothing is there. */
  numbers: NumberProfile | null;
  /** Texts and categories, in characters; null where nothing is there. */
  lengths: LengthProfile | null;
}

export interface NumberProfile {
  low: number;
  high: number;
  mean: number;
  /** n - 1; null for a single value. */
  deviation: number | null;
  /** Adjusted (G1); null below three values and for constant ones. */
  skewness: number | null;
  /** By the shares in QUANTILES, linear between values. */
  quantiles: readonly number[];
  zeros: number;
  negatives: number;
  infinite: number;
  /** Whether all values are whole. */
  whole: boolean;
}

export interface LengthProfile {
  low: number;
  high: number;
  mean: number;
  median: number;
  /** Texts of no character, or of spaces only. */
  blank: number;
  /** Texts that read as a number: a column of numbers with something else in between shows here. */
  numeric: number;
}
