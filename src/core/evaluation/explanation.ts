import type { Digest } from '../kernel/objects.ts';
import type { Estimate } from '../kernel/estimate.ts';
import type { Association } from '../profile/associate.ts';
import type { Cell } from '../table/cell.ts';

/** Which columns a model leans on, measured by shuffling one after the other. */
export interface ImportanceQuestion {
  evaluation: Digest;
  /** Rows at most, spread over the table. */
  rows: number;
  /** Shuffles a column. */
  shuffles: number;
  seed: number;
}

/** What comes first, and one part for each column as it is done. */
export type ImportancePart =
  | { of: 'sample'; columns: readonly string[]; rows: number; loss: Estimate; metric: 'accuracy' | 'mae' }
  | { of: 'column'; column: string; importance: Estimate };

/** How what a model says changes with one column. */
export interface DependenceQuestion {
  evaluation: Digest;
  column: string;
  /** The class whose score is looked at; null for a value, or where the model gives no scores. */
  of: string | null;
  rows: number;
  /** Curves of single rows, the first ones of the sample. */
  curves: number;
}

export interface DependenceReport {
  column: string;
  numeric: boolean;
  /** The column's values; and of its rows, how many have each value or lie nearest to it. */
  grid: readonly Cell[];
  rowsNear: readonly number[];
  /** Mean over the rows of what the model says at each value; NaN-free: rows without an answer are left out. */
  average: readonly number[];
  /** What it says of single rows, by row then value; null where it gave no answer. */
  curves: readonly (readonly (number | null)[])[];
  rows: number;
  /** What the numbers are. */
  says: 'score' | 'share' | 'value';
}

/** What a model says of one row. */
export interface RowAnswer {
  label: string | null;
  /** By class, in the order of the task; null where the model gives none. */
  scores: readonly number[] | null;
  value: number | null;
}

/** The row as it stands, what the model reads of it, and its answer to it and to the row as edited. */
export interface WhatIf {
  columns: readonly { name: string; value: Cell; edited: Cell }[];
  before: RowAnswer;
  after: RowAnswer;
}

export interface WhatIfQuestion {
  model: Digest;
  table: Digest;
  row: number;
  edits: Readonly<Record<string, Cell>>;
}

/** How each column goes together with the model being wrong (or, of values, with how far it is off). */
export interface ErrorAssociation {
  of: 'column';
  column: string;
  association: Association;
}

export interface CounterfactualQuestion {
  evaluation: Digest;
  row: number;
  /** Columns that count, and that differ in what is found. */
  columns: readonly string[];
  /** Only rows of which the model says this; null = any class other than the row's own. */
  towards: string | null;
  /** Of values: only rows whose prediction is at least this much higher (positive) or lower (negative). */
  by: number | null;
  most: number;
}

export interface Counterfactual {
  row: number;
  /** Mean difference over the columns, from 0 to 1. */
  distance: number;
  says: Cell;
  differs: readonly { column: string; from: Cell; to: Cell }[];
}

/** The least of the differences to another row that is enough for another answer. */
export interface SmallestChangeQuestion {
  model: Digest;
  table: Digest;
  row: number;
  /** The row whose values are taken over, and of which columns. */
  donor: number;
  columns: readonly string[];
  /** Of values: how far the answer must move toward the donor's; null for classes. */
  by: number | null;
}
