import { lengthOf, type Column } from './column.ts';

type Spreadable = Exclude<Column, { type: 'text' }>;

/** A column of `total` rows with the values of `column` at `rows`, in their order, and missing everywhere else. */
export function spreadColumn(column: Spreadable, rows: ArrayLike<number>, total: number): Spreadable {
  const { data } = column;
  const spread = new (data.constructor as new (length: number) => typeof data)(total);
  spread.fill(column.type === 'category' || column.type === 'boolean' ? -1 : NaN);
  for (let i = 0; i < rows.length; i++) spread[rows[i]!] = data[i]!;
  return { ...column, data: spread, missing: column.missing + total - lengthOf(column) } as Spreadable;
}
