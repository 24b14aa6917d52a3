import type { ColumnType, Role } from '../table/column.ts';
import type { InputMap } from './signature.ts';

/** What is needed of a column to map it to a model; a ColumnMeta is one. */
export interface ColumnFacts {
  name: string;
  type: ColumnType;
  role: Role;
  /** Of a category. */
  levels?: readonly string[];
}

const FITTING: Readonly<Record<InputMap['dtype'], readonly ColumnType[]>> = {
  float32: ['number', 'integer', 'boolean'],
  float64: ['number', 'integer', 'boolean'],
  int32: ['integer', 'boolean', 'number'],
  int64: ['integer', 'boolean', 'number'],
  bool: ['boolean', 'integer', 'number'],
  string: ['category', 'text', 'integer'],
};

/**
 * Whether a column's values can be fed to an input of a type. Strings take categories and texts, whose characters are
 * kept as the file had them, and integers, which have one way of being written. Other numbers are refused there: how
 * the file wrote them (5, 5.0, 05) is gone.
 */
export function fits(dtype: InputMap['dtype'], column: Pick<ColumnFacts, 'type'>): boolean {
  return FITTING[dtype].includes(column.type);
}

/** The column's type in words. */
export function typeInWords(column: Pick<ColumnFacts, 'type'>): string {
  const words: Record<ColumnType, string> = {
    number: 'numbers',
    integer: 'whole numbers',
    boolean: 'true or false',
    category: 'categories',
    timestamp: 'times',
    text: 'text',
  };
  return words[column.type];
}
