import type { Level } from '../slices/column-levels.ts';
import type { DatePart } from './calendar.ts';

/** Steps from raw columns to what a model takes, in order. Plain JSON. */
export interface Recipe {
  format: 1;
  steps: readonly Step[];
}

/** Steps that treat each of their columns alone, learning from training rows where there is something to learn. */
export type ColumnStep =
  | {
      op: 'cleanText';
      columns: readonly string[];
      trim: boolean;
      /** Runs of spaces, tabs and line breaks become one space. */
      collapse: boolean;
      letters: 'keep' | 'lower' | 'upper';
      replace: readonly { find: string; with: string }[];
      emptyIsMissing: boolean;
    }
  | { op: 'parseNumber'; columns: readonly string[] }
  /** null is a missing value, on either side. Values are of the column's own kind. */
  | {
      op: 'replaceValues';
      columns: readonly string[];
      values: readonly { from: Level | null; to: Level | null }[];
    }
  | {
      op: 'impute';
      columns: readonly string[];
      fill: 'mean' | 'median' | 'mostFrequent' | 'constant';
      /** With `constant` only. */
      constant: Level | null;
      /** Adds "<column>_missing", true where a value was filled in. */
      indicator: boolean;
    }
  | {
      op: 'oneHot';
      columns: readonly string[];
      /** Columns left out: none, the first, or the first of two. */
      drop: 'none' | 'first' | 'binary';
      /** What a value never seen in training becomes: zeros, the column of rare values (if any), or a refusal. */
      unseen: 'zeros' | 'rare' | 'refuse';
      /** Values of fewer training rows share one column; 1 keeps all apart. */
      minCount: number;
    }
  | {
      op: 'ordinal';
      columns: readonly string[];
      order: 'alphabet' | 'frequency' | 'given';
      /** With `given` only. */
      given: readonly Level[];
      unseen: 'minusOne' | 'refuse';
    }
  /** For the label: classes in order of the alphabet become 0, 1, 2 ...; not applied where the label is absent. */
  | { op: 'labelEncode'; columns: readonly string[] }
  | {
      op: 'scale';
      columns: readonly string[];
      method: 'standard' | 'minMax' | 'robust' | 'maxAbs';
      /** Target range of `minMax`. */
      low: number;
      high: number;
    }
  /** Limits as values, or as quantiles in [0, 1] of the training rows; null: no limit. */
  | {
      op: 'clip';
      columns: readonly string[];
      by: 'value' | 'quantile';
      low: number | null;
      high: number | null;
    }
  | {
      op: 'transform';
      columns: readonly string[];
      method: 'log' | 'log1p' | 'sqrt' | 'yeoJohnson';
      /** Of `yeoJohnson`: mean 0 and variance 1 afterwards. */
      standardize: boolean;
    }
  | {
      op: 'bin';
      columns: readonly string[];
      method: 'uniform' | 'quantile' | 'edges';
      bins: number;
      /** With `edges` only, ascending. */
      edges: readonly number[];
      /** The bin's number from 0, or a category such as "10 to under 20". */
      give: 'number' | 'range';
    }
  | {
      op: 'dateParts';
      columns: readonly string[];
      parts: readonly DatePart[];
      /** Sine and cosine of each part that comes round again, in its place. */
      cyclic: boolean;
      keepSource: boolean;
    }
  | {
      op: 'textLength';
      columns: readonly string[];
      count: readonly ('characters' | 'words')[];
      keepSource: boolean;
    };

export type Step =
  | { op: 'rename'; from: string; to: string }
  | { op: 'drop' | 'keep'; columns: readonly string[] }
  /** A new column at the end; see compileExpression for the formula. */
  | { op: 'derive'; name: string; formula: string }
  | ColumnStep;

export type StepOf<Op extends Step['op']> = Extract<Step, { op: Op }>;

/** Steps that a recipe may have, columns that a step may name: recipes arrive in files of others. */
export const MOST_STEPS = 200;

export function isColumnStep(step: Step): step is ColumnStep {
  return step.op !== 'rename' && step.op !== 'drop' && step.op !== 'keep' && step.op !== 'derive';
}
