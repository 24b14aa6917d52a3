import type { Column } from '../table/column.ts';

/** The column with other values at some rows: value i of `by` at row `rows[i]`. Both of one type, without texts. */
export function replaceRows(column: Column, rows: ArrayLike<number>, by: Column): Column {
  if (column.type === 'text' || by.type === 'text' || column.type !== by.type)
    throw new TypeError(`replaceRows: ${column.type} by ${by.type}`);
  const data = column.data.slice();
  const codes =
    column.type === 'category' && by.type === 'category'
      ? by.levels.map((level) => column.levels.indexOf(level))
      : null;
  for (let i = 0; i < rows.length; i++) {
    const value = by.data[i]!;
    data[rows[i]!] = codes && value >= 0 ? codes[value]! : value;
  }
  return { ...column, data } as Column;
}
