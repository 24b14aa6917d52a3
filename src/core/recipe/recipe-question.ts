import type { Digest } from '../kernel/objects.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { ValueKind } from './expression.ts';
import type { Step } from './recipe.ts';

/** Steps, and the rows to learn from. */
export interface RecipeQuestion {
  steps: readonly Step[];
  table: Digest;
  training: Predicate;
}

export interface PreviewColumn {
  name: string;
  kind: ValueKind;
  /** By row as text; null = missing. Null for the whole column where its values were not read. */
  cells: readonly (string | null)[] | null;
}

/** First rows before and after one step or all of them. Columns that nothing touches are left out. */
export interface RecipePreview {
  /** Training rows that were learned from, out of the table's first `seen` rows of `total`. */
  learnedFrom: number;
  seen: number;
  total: number;
  /** Read, changed or taken away. */
  before: readonly PreviewColumn[];
  /** Changed or made; those that were only read stand on the other side alone. */
  after: readonly PreviewColumn[];
  /** Names of those before that are no more afterwards. */
  gone: readonly string[];
  /** Columns of each side that would be too many to show. */
  more: { before: number; after: number };
  /** How many columns the table has before and after. */
  columns: { before: number; after: number };
  /** What each step learned of its columns, in words; columns it learned nothing of are left out. */
  learned: readonly (readonly { column: string; words: string }[])[];
}
