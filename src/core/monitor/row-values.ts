import { Problem } from '../kernel/problem.ts';
import type { Outcome } from '../predictions/outcome.ts';
import { columnLevels } from '../slices/column-levels.ts';
import { lengthOf, type Column } from '../table/column.ts';

/** By row: 1 where the answer is not the label, 0 where it is, -1 where either is missing. */
export function wrongCodes({
  truth,
  predicted,
}: Outcome & { type: 'classification' }): Int8Array<ArrayBuffer> {
  const codes = new Int8Array(truth.length);
  for (let row = 0; row < codes.length; row++)
    codes[row] = truth[row]! < 0 || predicted[row]! < 0 ? -1 : Number(truth[row] !== predicted[row]);
  return codes;
}

/** By row the distance between prediction and label; NaN where either is missing. */
export function absoluteErrors({
  truth,
  predicted,
}: Outcome & { type: 'regression' }): Float64Array<ArrayBuffer> {
  return Float64Array.from(truth, (value, row) => Math.abs(value - predicted[row]!));
}

/** Throws Problem "watch.noNumbers". */
export function numbersOf(column: Column): Float64Array | Float32Array | Int32Array {
  if (column.type === 'number' || column.type === 'integer') return column.data;
  throw new Problem({
    code: 'watch.noNumbers',
    message: `“${column.name}” holds no numbers.`,
    expected: 'a column of numbers',
    found: `a column of type ${column.type}`,
    fix: 'Watch the share of one of its values instead.',
  });
}

/** By row: 1 where a column has this value, 0 where another, -1 where none. */
export function valueCodes(column: Column, value: string): Int8Array<ArrayBuffer> {
  const found = columnLevels(column, lengthOf(column));
  const wanted = found?.levels.findIndex((level) => String(level) === value) ?? -1;
  return Int8Array.from(found?.codes ?? [], (code) => (code < 0 ? -1 : Number(code === wanted)));
}

/** Values with their times, those without a value left out; `order`: rows in order of time. */
export function inOrder(
  order: Uint32Array,
  times: ArrayLike<number>,
  values: Int8Array | Float64Array | Float32Array | Int32Array,
): { values: Float64Array<ArrayBuffer>; times: Float64Array<ArrayBuffer>; without: number } {
  const isCoded = values instanceof Int8Array;
  const [taken, at] = [new Float64Array(order.length), new Float64Array(order.length)];
  let n = 0;
  for (const row of order) {
    const value = values[row]!;
    if (isCoded ? value < 0 : !Number.isFinite(value)) continue;
    taken[n] = value;
    at[n] = times[row]!;
    n++;
  }
  return { values: taken.slice(0, n), times: at.slice(0, n), without: order.length - n };
}
