import type { Cell } from '../../core/slices/view.ts';
import { formatTimestamp } from '../../core/table/timestamp.ts';
import type { ColumnMeta } from '../../core/table/column.ts';

export type CellText = (cell: Cell) => string | null;

/** Digits shown of a number: a column's width of them, so that no exponent is cut off. */
const SHOWN_DIGITS = 9;
/** What a 32-bit number holds for sure. */
const OWN_DIGITS_32 = 6;

/** How cells of a column are shown. */
export function shownText(meta: ColumnMeta | null): CellText {
  if (meta?.type === 'timestamp') return exactText(meta);
  const digits = meta?.type === 'number' && meta.width === 32 ? OWN_DIGITS_32 : SHOWN_DIGITS;
  const exact = exactText(meta);
  return (cell) => (typeof cell === 'number' ? String(Number(cell.toPrecision(digits))) : exact(cell));
}

/** How they are copied: without loss. */
export function exactText(meta: ColumnMeta | null): CellText {
  if (meta?.type === 'timestamp') {
    const { zone } = meta;
    return (cell) => (typeof cell === 'number' ? formatTimestamp(cell, zone).replace('T', ' ') : null);
  }
  // What a double writes of a 32-bit number beyond its own digits is noise.
  if (meta?.type === 'number' && meta.width === 32) {
    return (cell) => (typeof cell === 'number' ? shortestFloat32(cell) : null);
  }
  return (cell) => (cell === null ? null : String(cell));
}

/** The fewest digits that give the same 32-bit number; nine always do. */
function shortestFloat32(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const near = Number(value.toPrecision(digits));
    if (Math.fround(near) === value) return String(near);
  }
  return String(Number(value.toPrecision(9)));
}
