import type { ColumnType } from '../../../core/table/column.ts';
import { formatTimestamp } from '../../../core/table/timestamp.ts';
import { formatNumber } from '../../../ui/format.ts';

/** A value in words: a number in a few digits, a time as such, a word in quotes. */
export function valueInWords(value: string | number, type: ColumnType): string {
  if (typeof value === 'number') return numberInWords(value, type);
  if (type === 'boolean') return value;
  return value.trim() === '' ? `“${value}” (blank)` : `“${value}”`;
}

/** Dates without a time of day where it is midnight. */
export function numberInWords(value: number, type: ColumnType, digits = 6): string {
  if (type !== 'timestamp') return formatNumber(value, digits);
  return Math.abs(value) <= 8.64e15 ? formatTimestamp(Math.round(value), 'floating').replace('T', ' ') : '–';
}
