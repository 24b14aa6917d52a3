import { decodeUtf8 } from '../kernel/codecs.ts';
import type { CellBatch } from './cell-list.ts';

const LONGEST_QUOTE = 80;

/** The physical line on which a cell begins: cells before it in its row may hold line breaks. */
export function lineOfCell(cells: CellBatch, row: number, column: number): number {
  const first = cells.firstCell[row]!;
  let line = cells.line[row]!;
  if (cells.onOneLine) return line;
  for (let cell = first; cell < first + column; cell++) {
    const end = cells.ends[cell]!;
    for (let i = cells.starts[cell]!; i < end; i++) {
      const byte = cells.bytes[i];
      if (byte === 13 || (byte === 10 && cells.bytes[i - 1] !== 13)) line++;
    }
  }
  return line;
}

/** The text of a cell for a message, cut where it is long. */
export function quoteCell(bytes: Uint8Array, start: number, end: number): string {
  // Four bytes a character at most, so that no character of the quote is cut in two.
  const text = decodeUtf8(bytes.subarray(start, Math.min(end, start + 4 * LONGEST_QUOTE + 4)));
  const characters = [...text];
  const short = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : text;
  return `"${short}"`;
}
