import { textLevels } from '../slices/text-levels.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { Column } from '../table/column.ts';
import { takeRows } from '../table/take-rows.ts';

/** Values of a column that a model is asked about, each by a row that has it or nearly so. */
export interface DependenceGrid {
  /** A column of the same type whose rows are the values. */
  values: Column;
  /** Whether they lie on an axis; else they are names, the most frequent first. */
  numeric: boolean;
}

const NUMBERS = 25;
const NAMES = 20;
const TAILS = [0.05, 0.95] as const;

/**
 * The grid of a partial dependence: of a number or a time its distinct values where these are at most 25, else 25 evenly
 * spaced ones between its 5th and 95th percentile (linear interpolation); of anything else its values, the 20 most
 * frequent. null where the column has no value, or texts of too many kinds.
 */
export function dependenceGrid(column: Column): DependenceGrid | null {
  if (column.type === 'category' || column.type === 'boolean' || column.type === 'text') {
    return namesGrid(column);
  }
  const sorted = Float64Array.from(column.data).filter(Number.isFinite).sort();
  if (sorted.length === 0) return null;
  const distinct = distinctOf(sorted, NUMBERS);
  const whole = column.type === 'integer';
  const [low, high] = TAILS.map((tail) => quantileSorted(sorted, tail)) as [number, number];
  const spaced = Float64Array.from({ length: NUMBERS }, (_, at) => {
    const value = low + ((high - low) * at) / (NUMBERS - 1);
    return whole ? Math.round(value) : value;
  });
  const points = distinct ?? distinctOf(spaced, NUMBERS)!;
  const data = whole ? Int32Array.from(points) : points;
  return { values: { ...column, missing: 0, data } as Column, numeric: true };
}

/** The distinct values of a sorted list; null where there are more than `most`. */
function distinctOf(sorted: Float64Array, most: number): Float64Array | null {
  const found: number[] = [];
  for (const value of sorted) {
    if (value === found.at(-1)) continue;
    if (found.length === most) return null;
    found.push(value);
  }
  return Float64Array.from(found);
}

function namesGrid(
  column: Extract<Column, { type: 'category' | 'boolean' | 'text' }>,
): DependenceGrid | null {
  const codes = column.type === 'text' ? textLevels(column, 1000)?.codes : column.data;
  if (!codes) return null;
  const counts = new Map<number, number>();
  const first = new Map<number, number>();
  codes.forEach((code, row) => {
    if (code < 0) return;
    counts.set(code, (counts.get(code) ?? 0) + 1);
    if (!first.has(code)) first.set(code, row);
  });
  const order = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || a - b);
  if (order.length === 0) return null;
  return {
    values: takeRows(
      column,
      order.slice(0, NAMES).map((code) => first.get(code)!),
    ),
    numeric: false,
  };
}
