import { textCharacters } from '../table/text-characters.ts';
import type { Column } from '../table/column.ts';
import type { ColumnDrift } from './drift-question.ts';
import { numberDrift, windowNumbers } from './number-drift.ts';
import { valueDrift, windowValues } from './value-drift.ts';

/** Rows of a window, by number; ascending. */
export type WindowRows = Uint32Array;

/** What stands in a column at some rows, as it is counted: numbers, or codes of named values. Null for times. */
export type DriftValues =
  | { kind: 'number' | 'text'; at: (rows: WindowRows) => Float64Array<ArrayBuffer> }
  | { kind: 'values'; values: readonly string[]; at: (rows: WindowRows) => Int32Array<ArrayBuffer> };

export function driftValues(column: Column): DriftValues | null {
  switch (column.type) {
    case 'timestamp':
      return null;
    case 'text':
      return { kind: 'text', at: (rows) => textCharacters(column, rows) };
    case 'boolean':
      return { kind: 'values', values: ['false', 'true'], at: (rows) => taken(column.data, rows) };
    case 'category':
      return { kind: 'values', values: column.levels, at: (rows) => taken(column.data, rows) };
    default:
      return { kind: 'number', at: (rows) => Float64Array.from(rows, (row) => column.data[row]!) };
  }
}

/** A column in two windows of its rows; null for times, which only go on. */
export function columnDriftOf(
  column: Column,
  reference: WindowRows,
  current: WindowRows,
): ColumnDrift | null {
  const found = driftValues(column);
  if (!found) return null;
  const { name, unit } = column;
  if (found.kind === 'values') {
    const { values, at } = found;
    const counted = (rows: WindowRows) => windowValues(at(rows), values.length);
    return valueDrift({ name, unit, values }, counted(reference), counted(current));
  }
  const { kind, at } = found;
  return numberDrift(
    { name, unit: kind === 'text' ? 'characters' : unit, kind },
    windowNumbers(at(reference)),
    windowNumbers(at(current)),
  );
}

function taken(codes: ArrayLike<number>, rows: WindowRows): Int32Array<ArrayBuffer> {
  return Int32Array.from(rows, (row) => codes[row]!);
}
