import type { ColumnType } from './column.ts';

/** Columns that are the pixels of a square picture, line by line from the top. */
export interface PixelColumns {
  side: number;
  /** Places of the columns, in the order given. */
  first: number;
  count: number;
}

const LEAST_SIDE = 6;
const NUMBERED = /^(.*?)(\d+)(?:[x_](\d+))?$/;

/**
 * The longest run of numeric columns whose names count up ("p0", "p1", …, or "pixel_0_0", "pixel_0_1", …) and whose
 * number is a square of 6 or more; null where there is none.
 */
export function pixelColumns(columns: readonly { name: string; type: ColumnType }[]): PixelColumns | null {
  let best: PixelColumns | null = null;
  for (let first = 0; first < columns.length;) {
    let count = 1;
    while (first + count < columns.length && follows(columns[first + count - 1]!, columns[first + count]!))
      count++;
    const side = Math.sqrt(count);
    if (Number.isInteger(side) && side >= LEAST_SIDE && count > (best?.count ?? 0))
      best = { side, first, count };
    first += count;
  }
  return best;
}

function follows(one: { name: string; type: ColumnType }, next: { name: string; type: ColumnType }): boolean {
  if (![one, next].every(({ type }) => type === 'number' || type === 'integer')) return false;
  const [, prefix, a, b] = NUMBERED.exec(one.name) ?? [];
  const [, other, c, d] = NUMBERED.exec(next.name) ?? [];
  if (prefix === undefined || prefix !== other) return false;
  if (b === undefined || d === undefined) return b === d && Number(c) === Number(a) + 1;
  return a === c ? Number(d) === Number(b) + 1 : Number(c) === Number(a) + 1 && Number(d) <= Number(b);
}
