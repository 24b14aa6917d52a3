import { decodeUtf8 } from '../kernel/codecs.ts';
import type { Column } from '../table/column.ts';

export interface TextLevels {
  /** Index into levels by row; -1 = missing. */
  codes: Int32Array;
  /** Distinct values in order of first appearance. */
  levels: readonly string[];
}

/**
 * The distinct values of a text column, found by hashing bytes so that no string a row is made; null as soon as
 * there are more than `most`.
 */
export function textLevels(column: Column & { type: 'text' }, most: number): TextLevels | null {
  const found = textCodes(column, most);
  if (!found) return null;
  const { offsets, utf8 } = column;
  return {
    codes: found.codes,
    levels: found.firstRow.map((row) => decodeUtf8(utf8.subarray(offsets[row]!, offsets[row + 1]!))),
  };
}

/** As `textLevels`, with the first row of each value in place of its text. */
export function textCodes(
  column: Column & { type: 'text' },
  most = Infinity,
): { codes: Int32Array; firstRow: readonly number[] } | null {
  const { offsets, utf8, valid } = column;
  const rows = offsets.length - 1;
  const codes = new Int32Array(rows);
  const firstRow: number[] = [];
  let table = new Int32Array(1024).fill(-1);
  for (let row = 0; row < rows; row++) {
    if (valid && valid[row] === 0) {
      codes[row] = -1;
      continue;
    }
    const mask = table.length - 1;
    let at = hash(utf8, offsets[row]!, offsets[row + 1]!) & mask;
    while (table[at] !== -1 && !sameBytes(utf8, offsets, firstRow[table[at]!]!, row)) at = (at + 1) & mask;
    if (table[at] === -1) {
      if (firstRow.length === most) return null;
      table[at] = firstRow.length;
      firstRow.push(row);
      if (firstRow.length * 2 > table.length) table = rehashed(table.length * 4, firstRow, utf8, offsets);
      codes[row] = firstRow.length - 1;
    } else {
      codes[row] = table[at]!;
    }
  }
  return { codes, firstRow };
}

/** FNV-1a with a final mix. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

function sameBytes(utf8: Uint8Array, offsets: Float64Array, a: number, b: number): boolean {
  const startA = offsets[a]!;
  const startB = offsets[b]!;
  const length = offsets[a + 1]! - startA;
  if (offsets[b + 1]! - startB !== length) return false;
  for (let i = 0; i < length; i++) if (utf8[startA + i] !== utf8[startB + i]) return false;
  return true;
}

function rehashed(
  capacity: number,
  firstRow: readonly number[],
  utf8: Uint8Array,
  offsets: Float64Array,
): Int32Array<ArrayBuffer> {
  const table = new Int32Array(capacity).fill(-1);
  firstRow.forEach((row, level) => {
    let at = hash(utf8, offsets[row]!, offsets[row + 1]!) & (capacity - 1);
    while (table[at] !== -1) at = (at + 1) & (capacity - 1);
    table[at] = level;
  });
  return table;
}
