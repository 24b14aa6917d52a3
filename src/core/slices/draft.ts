import type { ColumnType } from '../table/column.ts';
import type { Field, Predicate } from './predicate.ts';

/** What a builder must know of a field to offer comparisons for it. */
export interface FieldFacts {
  field: Field;
  type: ColumnType;
  /** Categories only: whether an order of the values was given, so that < and > make sense. */
  ordered: boolean;
}

/** The comparisons a person can choose; `yes` and `no` are those of booleans. */
export type DraftTest = 'eq' | 'lt' | 'le' | 'gt' | 'ge' | 'between' | 'in' | 'yes' | 'no' | 'missing';

/**
 * One comparison as it is being edited: it may be unfinished, and what was entered stays while other comparisons
 * are tried. Dates are milliseconds; `values` are texts, of numbers too.
 */
export interface DraftCondition {
  kind: 'condition';
  id: number;
  not: boolean;
  facts: FieldFacts | null;
  test: DraftTest;
  number: number | null;
  low: number | null;
  high: number | null;
  closed: '[)' | '[]';
  values: readonly string[];
}

export interface DraftGroup {
  kind: 'group';
  id: number;
  not: boolean;
  join: 'and' | 'or';
  parts: readonly DraftNode[];
}

/** A part that has no form here (a column of another table, tags where none are offered) and is kept as it stands. */
export interface DraftFixed {
  kind: 'fixed';
  id: number;
  not: boolean;
  where: Predicate;
}

export type DraftNode = DraftCondition | DraftGroup | DraftFixed;
