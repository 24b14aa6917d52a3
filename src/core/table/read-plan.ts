import type { ColumnType, Role, TableVersion } from './column.ts';
import type { Notation } from './notation.ts';
import type { ProblemFacts } from '../kernel/problem.ts';
import type { Encoding } from './encoding.ts';
import type { KeptRows } from './row-picker.ts';

/** How the values of one column of a file are read. `source` is its name in the file, `name` the one it gets. */
export interface ColumnPlan {
  source: string;
  name: string;
  type: ColumnType;
  role: Role;
  /** Of numbers and times in text; absent or null = the plain ones: 1234.5, and ISO 8601. */
  notation?: Notation | null;
  /** The column is not read. */
  leftOut?: boolean;
}

/** Everything that decides how bytes become a table: the same bytes and plan give the same version. */
export interface ReadPlan {
  format: 'csv' | 'json' | 'jsonl' | 'parquet' | 'arrow';
  /** Of tables in text form; absent = UTF-8. */
  encoding?: Encoding;
  /** JSON only: names that lead to the list of records ('' = the file is it), null where they stand one by one. */
  records?: string | null;
  /** JSON only: whether it is written column by column, or as lists without names, and turned into records. */
  turned?: boolean;
  /** CSV only: one character. */
  delimiter: string;
  quote: string;
  header: boolean;
  /** CSV only: lines at the beginning that are no rows; absent = 0. */
  linesBefore?: number;
  /**
   * Cells that count as missing, compared after trimming; they keep nothing of what stood there. The empty cell always
   * does in a CSV file, in formats that have missing values of their own only where listed.
   */
  missing: readonly string[];
  columns: readonly ColumnPlan[];
  /** Absent or null = all. */
  rows?: KeptRows | null;
  /** What to do with rows and cells that do not fit: report first, read the cell as missing, or leave the row out. */
  onProblem: 'ask' | 'missing' | 'skipRow';
}

/** What is known of a column before it is read in full. */
export interface ColumnPreview {
  plan: ColumnPlan;
  /** Types that every seen value fits, best first; text is always among them. */
  fits: readonly ColumnType[];
  /** One line why this type, e.g. "whole numbers, 12 missing" or "looks like an identifier: 9,998 distinct of 10,000". */
  why: string;
  missing: number;
  distinct: number;
  /** Notations, other than the plain ones, in which every seen value is a number or a time, best first. */
  notations?: readonly Notation[];
}

export interface Preview {
  file: string;
  bytes: number;
  plan: ReadPlan;
  columns: readonly ColumnPreview[];
  /** First rows as they stand in the file (null = missing). */
  rows: readonly (readonly (string | null)[])[];
  rowsSeen: number;
  /** Whether rowsSeen is the whole file; otherwise types come from its beginning. */
  complete: boolean;
  /** Rows of the whole file, where the file says so itself. */
  rowsTotal?: number;
  /** How much of the file `rowsSeen` rows take, in bytes of the file as it lies there. */
  bytesSeen?: number;
  notes: readonly ProblemFacts[];
}

/** A value or row that does not fit the plan. `line` is the line in the file (row number for Parquet), from 1. */
export interface CellProblem {
  /** Where several files were read as one. */
  file?: string;
  line: number;
  /** null: the whole row. */
  column: string | null;
  expected: string;
  found: string;
}

export interface ProblemReport {
  total: number;
  /** Rows with at least one problem. */
  rows: number;
  byColumn: readonly { column: string | null; count: number; expected: string; first: CellProblem }[];
  /** The first of them, at most 500. */
  examples: readonly CellProblem[];
}

/** The columns that become columns of the table. */
export function readColumns({ columns }: ReadPlan): readonly ColumnPlan[] {
  return columns.filter(({ leftOut }) => !leftOut);
}

export type ReadOutcome =
  | { state: 'done'; table: TableVersion; problems: ProblemReport }
  /** Nothing was kept: the user chooses how to go on. */
  | { state: 'asked'; problems: ProblemReport; rows: number };
