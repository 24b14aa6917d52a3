import { columnLevels, type Level } from '../slices/column-levels.ts';
import type { Field } from '../slices/predicate.ts';
import { MOST_SEARCHED_TEXTS } from '../slices/search-items.ts';
import type { Column } from '../table/column.ts';

/** A column as a tree splits it. */
export interface TreeColumn {
  field: Field;
  /** By row: place of its value; `count` = missing. */
  codes: Uint16Array | Int32Array;
  count: number;
  values: Cells | Levels;
  hasMissing: boolean;
}

/** Numbers or dates, split by a bound between two cells: ascending, a value each, or of several where there are many. */
interface Cells {
  by: 'bound';
  lowest: Float64Array;
  highest: Float64Array;
  /** Compared at 32 bits. */
  narrow: boolean;
}

/** Each is split off against all others. */
interface Levels {
  by: 'level';
  levels: readonly Level[];
  /** Places of those that occur. */
  occurring: readonly number[];
}

/** Cells of a column at most; one more code is for missing values. */
const MOST_CELLS = 65_535;

/**
 * Null for a text column with more than 1,000 values. Of numbers with more than 65,535 distinct ones, neighbours share
 * a cell, as many each, so that codes take two bytes a row.
 */
export function treeColumn(column: Column, field: Field, mostCells = MOST_CELLS): TreeColumn | null {
  if (column.type === 'number' || column.type === 'integer' || column.type === 'timestamp') {
    const { lowest, highest } = cellsOf(column.data, mostCells);
    const codes = placesOf(column.data, lowest);
    const narrow = column.data instanceof Float32Array;
    const values: Cells = { by: 'bound', lowest, highest, narrow };
    return { field, codes, count: lowest.length, values, hasMissing: codes.includes(lowest.length) };
  }
  const found = columnLevels(column, MOST_SEARCHED_TEXTS);
  if (!found) return null;
  const { levels } = found;
  const codes = new (levels.length < 65_536 ? Uint16Array : Int32Array)(found.codes.length);
  const seen = new Uint8Array(levels.length + 1);
  for (let row = 0; row < codes.length; row++) {
    const code = found.codes[row]! < 0 ? levels.length : found.codes[row]!;
    codes[row] = code;
    seen[code] = 1;
  }
  const occurring = [...levels.keys()].filter((level) => seen[level] === 1);
  const hasMissing = seen[levels.length] === 1;
  return { field, codes, count: levels.length, values: { by: 'level', levels, occurring }, hasMissing };
}

function cellsOf(data: Float64Array | Float32Array | Int32Array, most: number) {
  const sorted = Float64Array.from(data).sort();
  let n = 0;
  for (const value of sorted) {
    // NaN, of missing values, comes last.
    if (Number.isNaN(value)) break;
    if (n === 0 || value !== sorted[n - 1]) sorted[n++] = value;
  }
  const cells = Math.min(n, most);
  const firstOf = (cell: number): number => Math.floor((cell * n) / cells);
  return {
    lowest: Float64Array.from({ length: cells }, (_, cell) => sorted[firstOf(cell)]!),
    highest: Float64Array.from({ length: cells }, (_, cell) => sorted[firstOf(cell + 1) - 1]!),
  };
}

/** The last cell that begins at or below the value, by binary search. */
function placesOf(data: ArrayLike<number>, lowest: Float64Array): Uint16Array {
  const places = new Uint16Array(data.length);
  for (let row = 0; row < places.length; row++) {
    const value = data[row]!;
    if (Number.isNaN(value)) {
      places[row] = lowest.length;
      continue;
    }
    let low = 0;
    let high = lowest.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lowest[middle]! <= value) low = middle;
      else high = middle - 1;
    }
    places[row] = low;
  }
  return places;
}
