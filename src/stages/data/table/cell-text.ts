import type { Cell } from '../../../core/slices/view.ts';
import { formatTimestamp } from '../../../core/table/timestamp.ts';
import type { ColumnMeta } from '../../../core/table/column.ts';

export type CellText = (cell: Cell) => string | null;

/** How cells of a column are written: without loss, so that what is copied is what is there. */
export function cellTextOf(meta: ColumnMeta | null): CellText {
  if (meta?.type === 'timestamp') {
    const { zone } = meta;
    return (cell) => (typeof cell === 'number' ? formatTimestamp(cell, zone).replace('T', ' ') : null);
  }
  // A 32-bit number has 9 digits at most that are its own; the rest is how a double writes it.
  if (meta?.type === 'number' && meta.width === 32) {
    return (cell) => (typeof cell === 'number' ? shortestFloat32(cell) : null);
  }
  return (cell) => (cell === null ? null : String(cell));
}

function shortestFloat32(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}
