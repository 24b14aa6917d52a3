import type { Column } from './column.ts';

/** The values at rows `rows[i] - before` as a column of its own, in that order; `missing` is counted anew. */
export function takeRows(column: Column, rows: ArrayLike<number>, before = 0): Column {
  if (column.type === 'text') return takeTexts(column, rows, before);
  const { data } = column;
  const taken = new (data.constructor as new (length: number) => typeof data)(rows.length);
  const isCoded = column.type === 'category' || column.type === 'boolean';
  let missing = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = data[rows[i]! - before]!;
    taken[i] = value;
    if (isCoded ? value === -1 : Number.isNaN(value)) missing++;
  }
  return { ...column, data: taken, missing } as Column;
}

type Texts = Extract<Column, { type: 'text' }>;

function takeTexts(column: Texts, rows: ArrayLike<number>, before: number): Texts {
  const { offsets, utf8, valid } = column;
  const taken = new Float64Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]! - before;
    taken[i + 1] = taken[i]! + offsets[row + 1]! - offsets[row]!;
  }
  const bytes = new Uint8Array(taken[rows.length]!);
  const there = valid ? new Uint8Array(rows.length) : null;
  let missing = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]! - before;
    bytes.set(utf8.subarray(offsets[row], offsets[row + 1]), taken[i]);
    if (!there) continue;
    there[i] = valid![row]!;
    missing += 1 - there[i]!;
  }
  return { ...column, missing, offsets: taken, utf8: bytes, valid: there };
}
