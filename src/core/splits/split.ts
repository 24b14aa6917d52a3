/** One part of a split as asked for. */
export interface SplitPart {
  name: string;
  /** Of the rows; the shares of all parts sum to 1. */
  share: number;
  /** Not to be looked at while a model is made; each look is counted elsewhere. */
  frozen: boolean;
}

/** How a table is split. Plain JSON; columns by name. */
export interface SplitSpec {
  parts: readonly SplitPart[];
  how: 'random' | 'stratified' | 'group' | 'time';
  seed: number;
  /** Whose shares are kept: of `stratified`, and of `group` where wished. */
  classes: string | null;
  /** Whose rows stay together: of `group`. */
  groups: string | null;
  /** Of `time`: the parts follow each other in the order they are listed. */
  time: string | null;
  /** Of `time`: rows this much before a part begins are left out of the part before, in milliseconds. */
  gapMs: number;
  /** Of `random` and `stratified`: a column that names the rows, so that their order does not matter. */
  key: string | null;
}

/** Code of rows that belong to no part. */
export const LEFT_OUT = 255;
/** Most parts or folds. */
export const MOST_PARTS = 200;

export interface SplitResult {
  /** Index of the part by row, LEFT_OUT where in none. */
  codes: Uint8Array<ArrayBuffer>;
  parts: readonly {
    name: string;
    rows: number;
    /** Rows that the share stands for; may be no whole number. */
    ideal: number;
    /** Rows by class, without those that have none; null where the split knows no classes. */
    byClass: readonly number[] | null;
  }[];
  classes: readonly string[] | null;
  /** Rows in no part, and why. */
  leftOut: { gap: number; missing: number };
}

/** Codes of rows by a column that splits; -1 = missing. `names` are the values as text. */
export interface RowCodes {
  codes: Int32Array;
  names: readonly string[];
}
