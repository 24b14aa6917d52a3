import type { Column } from './column.ts';

/** Characters (code points) of a text column's cells at some rows; NaN = missing. No text is made. */
export function textCharacters(
  { offsets, utf8, valid }: Column & { type: 'text' },
  rows: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  const characters = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    characters[i] = valid && valid[row] === 0 ? NaN : charactersIn(utf8, offsets[row]!, offsets[row + 1]!);
  }
  return characters;
}

/** Code points: bytes that begin one. */
export function charactersIn(utf8: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if ((utf8[i]! & 0xc0) !== 0x80) count++;
  return count;
}
