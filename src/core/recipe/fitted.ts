import type { Level } from '../slices/column-levels.ts';
import type { ValueKind } from './expression.ts';
import type { Step } from './recipe.ts';

/** What one step learned of one column of the training rows. Finite numbers only. */
export interface LearnedOf {
  cleanText: null;
  parseNumber: null;
  replaceValues: null;
  impute: { fill: Level };
  /** Columns in order; null is a missing value. The rare values' column, if any, comes last. */
  oneHot: { levels: readonly (Level | null)[]; rare: readonly (Level | null)[]; dropped: number | null };
  ordinal: { levels: readonly Level[] };
  labelEncode: { levels: readonly Level[] };
  /** x becomes (x - center) / divisor + shift. */
  scale: { center: number; divisor: number; shift: number; low: number; high: number; constant: boolean };
  clip: { low: number | null; high: number | null };
  /** Only of yeoJohnson, else null. */
  transform: { lambda: number; center: number; divisor: number; low: number; high: number } | null;
  bin: { edges: readonly number[] };
  dateParts: null;
  textLength: null;
}
export type Learned = LearnedOf[keyof LearnedOf];

export interface OutputColumn {
  name: string;
  kind: ValueKind;
}

/** One column of one step, with the names of what it becomes (in place: its own). */
export interface FittedColumn {
  column: string;
  learned: Learned;
  outputs: readonly OutputColumn[];
}

/** Of a derived column: the one entry is named as it is. Empty for rename, drop and keep. */
export interface FittedStep {
  step: Step;
  columns: readonly FittedColumn[];
}

/** A column the recipe reads. */
export interface RecipeInput {
  name: string;
  kind: ValueKind;
  /** The label: what is done to it is left out where it is absent, as in serving. */
  optional: boolean;
}

/** A recipe with what it learned: immutable, plain JSON, the same for the same training rows. */
export interface FittedRecipe {
  format: 1;
  /** Training rows it learned from. */
  rows: number;
  inputs: readonly RecipeInput[];
  steps: readonly FittedStep[];
  /** Columns that come out of the training table, in order; others of a table at hand pass through. */
  outputs: readonly OutputColumn[];
}
