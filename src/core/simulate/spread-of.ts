import type { Column } from '../table/column.ts';

/** Mean and standard deviation (n - 1) of a column of numbers, missing ones left out; null for another column. */
export function spreadOf(column: Column): { mean: number; deviation: number } | null {
  if (column.type !== 'number' && column.type !== 'integer') return null;
  let [n, mean, squares] = [0, 0, 0];
  for (const value of column.data) {
    if (!Number.isFinite(value)) continue;
    n++;
    const apart = value - mean;
    mean += apart / n;
    squares += apart * (value - mean);
  }
  return n > 1 ? { mean, deviation: Math.sqrt(squares / (n - 1)) } : null;
}
