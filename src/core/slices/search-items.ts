import type { Column } from '../table/column.ts';
import { columnLevels } from './column-levels.ts';
import type { Field, Predicate } from './predicate.ts';
import { quantileBins } from './quantile-bins.ts';

export interface SearchColumn {
  column: Column;
  field: Field;
}

/** One-hot levels of a column: the code of each row, and the predicate of each code. Missing has a code of its own. */
export interface SearchItems {
  codes: Int32Array;
  values: readonly Predicate[];
}

export const SEARCH_BINS = 8;
const MOST_TEXTS = 1000;

/**
 * What a column offers to a slice search: its values; numbers and dates with more than 8 of them in up to 8 bins of
 * about equal mass, [low, high) with the last closed. Null where a text column has more than 1,000 values. Each row
 * has exactly one code, and its predicate selects it.
 */
export function searchItems({ column, field }: SearchColumn): SearchItems | null {
  const numeric = column.type === 'number' || column.type === 'integer' || column.type === 'timestamp';
  const found = columnLevels(column, numeric ? SEARCH_BINS : MOST_TEXTS);
  const values: Predicate[] = [];
  let codes: Int32Array;
  if (found) {
    for (const value of found.levels) values.push({ op: 'eq', field, value });
    codes = found.codes.slice();
  } else {
    if (!numeric) return null;
    const bins = quantileBins(column.data, field, column.type === 'timestamp', SEARCH_BINS);
    values.push(...bins.values);
    codes = bins.codes;
  }
  const missing = values.length;
  values.push({ op: 'missing', field });
  for (let row = 0; row < codes.length; row++) if (codes[row]! < 0) codes[row] = missing;
  return { codes, values };
}
