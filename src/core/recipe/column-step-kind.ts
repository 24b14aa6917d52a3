import type { ProblemFacts } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import type { ValueKind } from './expression.ts';
import type { OutputColumn } from './fitted.ts';
import type { Note } from './findings.ts';

/** Learns from the training rows of one column, chunk by chunk. */
export interface Learner<L> {
  add(column: Column): void;
  /** The settings say all: `finish` may come without rows. */
  needsNoRows?: boolean;
  /** Throws Problem where nothing can be learned. */
  finish(): L;
}

/** How one kind of step works on a column. */
export interface ColumnStepKind<S, L> {
  accepts: readonly ValueKind[];
  /** What is wrong with the settings for a column of this kind, null where nothing is. */
  check(step: S, kind: ValueKind): ProblemFacts | null;
  /** null: there is nothing to learn. */
  learner(step: S, column: string): Learner<L> | null;
  /** Columns that stand in the place of the one given. */
  outputs(step: S, column: OutputColumn, learned: L): readonly OutputColumn[];
  /** Values of the outputs, in their order; the caller gives them their names. */
  apply(step: S, learned: L, column: Column, note: Note): readonly Column[];
}

/** For steps that change values and keep name and kind. */
export function inPlace<S>(_step: S, column: OutputColumn): readonly OutputColumn[] {
  return [column];
}

export function wrongSetting(message: string, expected: string, found?: string): ProblemFacts {
  return { code: 'recipe.setting', message, expected, ...(found === undefined ? {} : { found }) };
}
