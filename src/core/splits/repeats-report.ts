import type { Repeats } from './repeated-sets.ts';

/** Columns with more than one value from which on rows equal in all but one of them mean something. */
export const LEAST_COLUMNS = 4;

/** Rows of a table that are the same, or nearly. */
export interface RepeatsReport {
  /** In every column. */
  exact: Repeats;
  /** But for case, spaces, and digits beyond the fourth; groups that are equal to the last are not among them. */
  folded: Repeats;
  /** In all columns but one, most rows first. Null where fewer than four columns vary: too little to be equal in. */
  butOne: readonly (Repeats & { column: string })[] | null;
}
