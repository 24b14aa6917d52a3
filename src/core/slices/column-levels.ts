import { compareCodePoints } from '../table/compare-code-points.ts';
import type { Column } from '../table/column.ts';
import { textLevels } from './text-levels.ts';

/** A distinct value of a column: a number of a numeric one or of a timestamp, a text of a category. */
export type Level = string | number | boolean;

export interface ColumnLevels {
  /** Index into levels by row; -1 = missing. */
  codes: Int32Array<ArrayBuffer>;
  /** Distinct values; those of a category or boolean need not all occur. */
  levels: readonly Level[];
}

/**
 * The distinct values of a column of any type, in one pass over its rows; null as soon as numbers or texts have more
 * than `most`. -0 is 0; infinities are values of their own.
 */
export function columnLevels(column: Column, most: number): ColumnLevels | null {
  switch (column.type) {
    case 'category':
      return { codes: column.data, levels: column.levels };
    case 'boolean':
      return { codes: Int32Array.from(column.data), levels: [false, true] };
    case 'text': {
      const found = textLevels(column, most);
      return found && { codes: found.codes as Int32Array<ArrayBuffer>, levels: found.levels };
    }
    default:
      return numberLevels(column.data, most);
  }
}

function numberLevels(data: ArrayLike<number>, most: number): ColumnLevels | null {
  const codes = new Int32Array(data.length);
  const codeOf = new Map<number, number>();
  for (let row = 0; row < codes.length; row++) {
    const value = data[row]! + 0;
    if (Number.isNaN(value)) {
      codes[row] = -1;
      continue;
    }
    let code = codeOf.get(value);
    if (code === undefined) {
      if (codeOf.size === most) return null;
      code = codeOf.size;
      codeOf.set(value, code);
    }
    codes[row] = code;
  }
  return { codes, levels: [...codeOf.keys()] };
}

/** Numbers ascending, false before true, texts by code point; of unlike types numbers first. */
export function compareLevels(a: Level, b: Level): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  if (typeof a === typeof b) return Number(a) - Number(b);
  return typeof a < typeof b ? -1 : 1;
}
