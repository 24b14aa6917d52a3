import type { Column } from '../table/column.ts';
import { columnLevels, type Level } from './column-levels.ts';
import type { Field, Predicate } from './predicate.ts';
import { quantileBins } from './quantile-bins.ts';

export interface SearchColumn {
  column: Column;
  field: Field;
}

/** One-hot levels of a column: the code of each row, and the predicate of each code. Missing has a code of its own. */
export interface SearchItems {
  codes: Uint8Array | Uint16Array | Int32Array;
  values: readonly Predicate[];
}

export const SEARCH_BINS = 8;
/** Text columns with more values than this offer none. */
export const MOST_SEARCHED_TEXTS = 1000;

/**
 * What a column offers to a slice search: its values; numbers and dates with more than `bins` of them in up to that
 * many bins of about equal mass, [low, high) with the last closed. Null where a text column has more than 1,000
 * values. Each row has exactly one code, and its predicate selects it.
 */
export function searchItems({ column, field }: SearchColumn, bins = SEARCH_BINS): SearchItems | null {
  const numeric = column.type === 'number' || column.type === 'integer' || column.type === 'timestamp';
  const found = columnLevels(column, numeric ? bins : MOST_SEARCHED_TEXTS);
  const values: Predicate[] = [];
  let codes: Int32Array;
  if (found) {
    values.push(...found.levels.map((level) => valueOf(level, field, found.levels)));
    codes = found.codes;
  } else {
    if (!numeric) return null;
    const binned = quantileBins(column.data, field, column.type === 'timestamp', bins);
    values.push(...binned.values);
    codes = binned.codes;
  }
  const missing = values.length;
  values.push({ op: 'missing', field });
  const narrow = new (missing < 256 ? Uint8Array : missing < 65_536 ? Uint16Array : Int32Array)(codes.length);
  for (let row = 0; row < codes.length; row++) narrow[row] = codes[row]! < 0 ? missing : codes[row]!;
  return { codes: narrow, values };
}

/** A predicate that holds for one level alone; infinite ones, which no predicate can name, are beyond all others. */
function valueOf(level: Level, field: Field, levels: readonly Level[]): Predicate {
  if (level !== Infinity && level !== -Infinity) return { op: 'eq', field, value: level };
  const finite = levels.filter((other) => typeof other === 'number' && Number.isFinite(other)) as number[];
  if (finite.length === 0) finite.push(0);
  return level > 0
    ? { op: 'gt', field, value: Math.max(...finite) }
    : { op: 'lt', field, value: Math.min(...finite) };
}
