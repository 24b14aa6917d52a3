import { cellAt } from './cell-at.ts';
import type { Column } from './column.ts';
import { formatTimestamp } from './timestamp.ts';

/**
 * The value of one row as text that reads back as the same value: the shortest digits of a number, true or false, a
 * time in ISO 8601. Missing is the empty text.
 */
export function formatCell(column: Column, row: number): string {
  const cell = cellAt(column, row);
  if (cell === null) return '';
  return column.type === 'timestamp' ? formatTimestamp(cell as number, column.zone) : String(cell);
}
