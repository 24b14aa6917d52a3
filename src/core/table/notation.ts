import type { ColumnType } from './column.ts';

/** Marks between groups of three digits: "space" also stands for the no-break ones, "apostrophe" for the typographic. */
export type GroupMark = '' | ',' | '.' | ' ' | "'";

/** How the numbers of a column are written, where it is not the plain way (digits, point, exponent). */
export interface NumberNotation {
  of: 'number';
  decimal: '.' | ',';
  thousands: GroupMark;
  /** Stands before or after every number ("%", "€"), and becomes the unit of the column. */
  unit: string | null;
}

/**
 * How the times of a column are written, where it is not ISO 8601: the order of day, month and year; digits only
 * (20241231); or a number of seconds or milliseconds since 1970 in UTC.
 */
export interface TimeNotation {
  of: 'time';
  style: 'dmy' | 'mdy' | 'ymd' | 'compact' | 'seconds' | 'milliseconds';
}

export type Notation = NumberNotation | TimeNotation;

/** Units that are looked for beside numbers. */
export const UNITS: readonly string[] = ['%', '€', '$', '£', '¥', '₹', 'EUR', 'USD', 'GBP', 'CHF'];

/** The part of a plan that says how a column is written. */
interface Notated {
  type: ColumnType;
  notation?: Notation | null;
}

export function numberNotationOf({ type, notation }: Notated): NumberNotation | null {
  return notation?.of === 'number' && (type === 'number' || type === 'integer') ? notation : null;
}

export function timeNotationOf({ type, notation }: Notated): TimeNotation | null {
  return notation?.of === 'time' && type === 'timestamp' ? notation : null;
}

const STYLES: Readonly<Record<TimeNotation['style'], string>> = {
  dmy: 'day first (31.12.2024)',
  mdy: 'month first (12/31/2024)',
  ymd: 'year first (2024/12/31)',
  compact: 'digits only (20241231)',
  seconds: 'Unix seconds',
  milliseconds: 'Unix milliseconds',
};

/** A notation by an example: "1.234,5 €", "day first (31.12.2024)". */
export function notationWords(notation: Notation): string {
  if (notation.of === 'time') return STYLES[notation.style];
  const { decimal, thousands, unit } = notation;
  return `1${thousands}234${decimal}5${unit === null ? '' : ` ${unit}`}`;
}
