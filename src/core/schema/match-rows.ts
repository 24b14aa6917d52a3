import { Problem } from '../kernel/problem.ts';
import { cellAt } from '../table/cell-at.ts';
import type { Cell } from '../table/cell.ts';
import { lengthOf } from '../table/column.ts';
import type { Column } from '../table/column.ts';

/** Rows of two tables that are the same thing, by a key. */
export interface MatchedRows {
  /** Row of the first table, and at the same place its row of the second. */
  first: Uint32Array;
  second: Uint32Array;
  onlyFirst: number;
  onlySecond: number;
}

/**
 * Pairs the rows of two tables whose keys are equal as text. Rows without a key stay out. Throws Problem
 * "match.repeated" where a key comes twice in a table, since nobody can say which row is meant.
 */
export function matchRows(first: Column, second: Column): MatchedRows {
  const places = placesOf(second);
  const keys = placesOf(first);
  const pairs: [number, number][] = [];
  for (const [key, row] of keys) {
    const other = places.get(key);
    if (other !== undefined) pairs.push([row, other]);
  }
  return {
    first: Uint32Array.from(pairs, ([row]) => row),
    second: Uint32Array.from(pairs, ([, row]) => row),
    onlyFirst: keys.size - pairs.length,
    onlySecond: places.size - pairs.length,
  };
}

function placesOf(column: Column): Map<string, number> {
  const places = new Map<string, number>();
  const rows = lengthOf(column);
  for (let row = 0; row < rows; row++) {
    const cell = cellAt(column, row);
    if (cell === null) continue;
    const key = String(cell);
    const before = places.get(key);
    if (before !== undefined) {
      throw new Problem({
        code: 'match.repeated',
        message: `“${column.name}” does not tell rows apart.`,
        expected: 'each value once',
        found: `“${key.slice(0, 60)}” in rows ${String(before + 1)} and ${String(row + 1)}`,
        where: `column “${column.name}”`,
        fix: 'Choose a column that holds an identifier.',
      });
    }
    places.set(key, row);
  }
  return places;
}

/** How often two columns differ on matched rows. */
export interface RowSkew {
  column: string;
  compared: number;
  different: number;
  /** The first pairs that differ: row of each table and what stands there. */
  examples: readonly { first: number; second: number; was: Cell; is: Cell }[];
}

const EXAMPLES = 10;

/**
 * Compares a column of training data with the same column as it was served, row by row. Numbers are equal up to
 * `tolerance` of the larger one (stored as 32 bits they differ in the eighth digit); all else only if the same.
 */
export function rowSkew(first: Column, second: Column, matched: MatchedRows, tolerance = 1e-6): RowSkew {
  const examples: RowSkew['examples'][number][] = [];
  let different = 0;
  for (let i = 0; i < matched.first.length; i++) {
    const [a, b] = [matched.first[i]!, matched.second[i]!];
    const [was, is] = [cellAt(first, a), cellAt(second, b)];
    if (isSame(was, is, tolerance)) continue;
    different++;
    if (examples.length < EXAMPLES) examples.push({ first: a, second: b, was, is });
  }
  return { column: first.name, compared: matched.first.length, different, examples };
}

function isSame(a: Cell, b: Cell, tolerance: number): boolean {
  if (a === b) return true;
  if (typeof a !== 'number' || typeof b !== 'number')
    return a !== null && b !== null && String(a) === String(b);
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}
