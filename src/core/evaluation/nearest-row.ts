import { cellAt } from '../table/cell-at.ts';
import type { Column } from '../table/column.ts';

/** A row and how far it is from another: the mean over the columns of their differences, from 0 to 1. */
export interface NearRow {
  row: number;
  distance: number;
}

/**
 * The rows nearest to `from` among those that `allowed` says 1 of, nearest first, equals by row. The distance is Gower's
 * (1971): of numbers and times |a - b| over the column's range, of anything else 0 where equal and 1 where not; a value
 * against a missing one is 1, two missing ones 0. Time: rows x columns.
 */
export function nearestRows(
  columns: readonly Column[],
  from: number,
  allowed: Uint8Array,
  most: number,
): readonly NearRow[] {
  const sums = new Float64Array(allowed.length);
  for (const column of columns) addDifferences(sums, column, from);
  const nearest: NearRow[] = [];
  for (let row = 0; row < allowed.length; row++) {
    if (allowed[row] !== 1 || row === from) continue;
    const distance = columns.length === 0 ? 0 : sums[row]! / columns.length;
    if (nearest.length === most && distance >= nearest.at(-1)!.distance) continue;
    const at = nearest.findIndex((other) => other.distance > distance);
    nearest.splice(at < 0 ? nearest.length : at, 0, { row, distance });
    if (nearest.length > most) nearest.pop();
  }
  return nearest;
}

function addDifferences(sums: Float64Array, column: Column, from: number): void {
  if (column.type === 'text') {
    const mine = cellAt(column, from);
    for (let row = 0; row < sums.length; row++) sums[row]! += Number(cellAt(column, row) !== mine);
    return;
  }
  const { data } = column;
  const mine = data[from]!;
  if (column.type === 'category' || column.type === 'boolean') {
    for (let row = 0; row < sums.length; row++) sums[row]! += Number(data[row] !== mine);
    return;
  }
  const range = rangeOf(data);
  for (let row = 0; row < sums.length; row++) {
    const gap = Math.abs(data[row]! - mine);
    if (Number.isNaN(gap)) sums[row]! += Number(Number.isNaN(data[row]!) !== Number.isNaN(mine));
    else if (gap > 0) sums[row]! += range > 0 ? Math.min(1, gap / range) : 1;
  }
}

function rangeOf(data: ArrayLike<number>): number {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value - value !== 0) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return Math.max(0, high - low);
}
