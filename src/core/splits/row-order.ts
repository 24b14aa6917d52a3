import { createRandom } from '../kernel/random.ts';
import { sortRows } from '../slices/sort-rows.ts';
import type { Column } from '../table/column.ts';
import { RowHashes } from './row-hashes.ts';

/** Rows 0..n-1 in random order: Fisher and Yates' shuffle. */
export function shuffledRows(rows: number, seed: number): Uint32Array<ArrayBuffer> {
  const random = createRandom(seed);
  const order = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) order[i] = i;
  for (let i = rows - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const row = order[i]!;
    order[i] = order[j]!;
    order[j] = row;
  }
  return order;
}

/**
 * Rows in an order that the seed and their keys alone decide, so that a table sorted anew splits the same. Rows of
 * equal keys follow each other as they stand.
 */
export function rowsByKey(key: Column, rows: number, seed: number): Uint32Array {
  const hashes = new RowHashes(rows, seed);
  hashes.add(key, 0);
  const order = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) order[i] = i;
  const naming = { unit: null, missing: 0, role: 'feature', type: 'integer' } as const;
  // Words seen as signed whole numbers: any fixed order will do.
  const words = [hashes.high, hashes.low].map((word, i) => ({
    column: {
      ...naming,
      name: String(i),
      data: new Int32Array(word.buffer, word.byteOffset, rows),
    } as Column,
    descending: false,
  }));
  return sortRows(words, order);
}
