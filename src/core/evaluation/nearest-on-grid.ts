import { cellAt } from '../table/cell-at.ts';
import { lengthOf, type Column } from '../table/column.ts';
import type { DependenceGrid } from './dependence-grid.ts';

/** How many rows of a column have each value of a grid over it or, of numbers, lie nearest to it. Missing ones count nowhere. */
export function nearestOnGrid(column: Column, { values, numeric }: DependenceGrid): readonly number[] {
  const counts = new Array<number>(lengthOf(values)).fill(0);
  if (!numeric) {
    const placeOf = new Map(counts.map((_, at) => [cellAt(values, at), at]));
    for (let row = 0; row < lengthOf(column); row++) {
      const place = placeOf.get(cellAt(column, row));
      if (place !== undefined) counts[place]!++;
    }
    return counts;
  }
  const points = counts.map((_, at) => cellAt(values, at) as number);
  for (let row = 0; row < lengthOf(column); row++) {
    const value = cellAt(column, row);
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    let near = 0;
    for (let at = 1; at < points.length; at++) {
      if (Math.abs(points[at]! - value) < Math.abs(points[near]! - value)) near = at;
    }
    counts[near]!++;
  }
  return counts;
}
