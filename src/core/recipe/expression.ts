import type { ColumnType } from '../table/column.ts';

/** What a column or an expression holds, whatever its storage: whole numbers are numbers, categories are texts. */
export type ValueKind = 'number' | 'boolean' | 'text' | 'timestamp';

export function kindOf(type: ColumnType): ValueKind {
  if (type === 'integer') return 'number';
  return type === 'category' ? 'text' : type;
}

/** "a number", "true or false", "text", "a date": for sentences. */
export const KIND_WORDS: Record<ValueKind, string> = {
  number: 'a number',
  boolean: 'true or false',
  text: 'text',
  timestamp: 'a date',
};

/** Half-open range of characters of the source. */
export interface Span {
  at: number;
  end: number;
}

export type ArithmeticSign = '+' | '-' | '*' | '/' | '%' | '^';
export type ComparisonSign = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type BinarySign = ArithmeticSign | ComparisonSign | 'and' | 'or';

/** A formula as a tree. `if(...)` and `coalesce(...)` are calls as any other. */
export type Expression = Span &
  (
    | { op: 'number'; value: number }
    | { op: 'text'; value: string }
    | { op: 'boolean'; value: boolean }
    | { op: 'null' }
    | { op: 'column'; name: string }
    | { op: 'binary'; sign: BinarySign; left: Expression; right: Expression }
    | { op: 'negate' | 'not'; of: Expression }
    | { op: 'in'; of: Expression; list: readonly Expression[]; negated: boolean }
    | { op: 'isMissing'; of: Expression; negated: boolean }
    | { op: 'call'; name: string; args: readonly Expression[] }
  );

/** Characters of a formula; formulas arrive in files of others. */
export const MAX_LENGTH = 10_000;
/** Levels of nesting, of parentheses and of operators one below the other. */
export const MAX_DEPTH = 200;

/** How tightly an operator binds; a larger number first. */
export const BINDING: Record<BinarySign, number> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '^': 8,
};
export const NOT_BINDING = 3;
export const NEGATE_BINDING = 7;
export const COMPARISON_BINDING = BINDING['='];
