import { decodeUtf8, encodeUtf8 } from '../kernel/codecs.ts';
import { lengthOf } from './column.ts';
import type { Column } from './column.ts';
import { parseNumber } from './parse-number.ts';
import { formatTimestamp } from './timestamp.ts';

/** Rows put into one text before it becomes bytes. */
const STRETCH_ROWS = 2048;

export interface CsvStyle {
  /** Puts an apostrophe before texts that a spreadsheet would take for a formula. */
  defuse: boolean;
}

/**
 * Rows as CSV lines in UTF-8, read back as the same values: the shortest digits of numbers, times in ISO 8601, missing
 * cells empty. Texts are quoted where they must be; the empty text, which CSV does not tell from a missing one, too.
 */
export function* csvRows(columns: readonly Column[], style: CsvStyle): Generator<Uint8Array<ArrayBuffer>> {
  const rows = columns[0] ? lengthOf(columns[0]) : 0;
  const cells = columns.map((column) => cellText(column, style));
  for (let from = 0; from < rows; from += STRETCH_ROWS) {
    const to = Math.min(rows, from + STRETCH_ROWS);
    let text = '';
    for (let row = from; row < to; row++) {
      // A line without any byte is no row.
      if (cells.length === 1) text += `${cells[0]!(row) || '""'}\n`;
      else {
        for (let i = 0; i < cells.length; i++) text += i === 0 ? cells[i]!(row) : `,${cells[i]!(row)}`;
        text += '\n';
      }
    }
    yield encodeUtf8(text);
  }
}

/** The line of names. */
export function csvHeader(names: readonly string[], style: CsvStyle): Uint8Array<ArrayBuffer> {
  return encodeUtf8(`${names.map((name) => csvText(name, style)).join(',')}\n`);
}

/** Whether a spreadsheet would run a text: it begins with = + - @, a tab or a line break, and is no number. */
export function isFormula(text: string): boolean {
  if (!/^[=+\-@\t\r]/.test(text)) return false;
  const bytes = encodeUtf8(text);
  return Number.isNaN(parseNumber(bytes, 0, bytes.length));
}

function cellText(column: Column, style: CsvStyle): (row: number) => string {
  switch (column.type) {
    case 'integer':
      return (row) => String(column.data[row]!);
    case 'number':
      return (row) => numberText(column.data[row]!);
    case 'boolean':
      return (row) => (column.data[row]! < 0 ? '' : column.data[row] === 1 ? 'true' : 'false');
    case 'timestamp':
      return (row) => {
        const value = column.data[row]!;
        return Number.isNaN(value) ? '' : formatTimestamp(value, column.zone);
      };
    case 'category': {
      const levels = column.levels.map((level) => csvText(level, style));
      return (row) => levels[column.data[row]!] ?? '';
    }
    case 'text': {
      const { offsets, utf8, valid } = column;
      return (row) =>
        valid?.[row] === 0 ? '' : csvText(decodeUtf8(utf8.subarray(offsets[row], offsets[row + 1])), style);
    }
  }
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  return Object.is(value, -0) ? '-0' : String(value);
}

function csvText(text: string, { defuse }: CsvStyle): string {
  const safe = defuse && isFormula(text) ? `'${text}` : text;
  return safe === '' || /[",\n\r]|^[\s'#]|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
