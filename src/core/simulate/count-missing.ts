import type { Column } from '../table/column.ts';

/** The column with the number of its missing values as they are. */
export function withMissing(column: Column): Column {
  let missing = 0;
  if (column.type === 'text') {
    for (const valid of column.valid ?? []) missing += 1 - valid;
  } else {
    const isCoded = column.type === 'category' || column.type === 'boolean';
    for (const value of column.data) if (isCoded ? value === -1 : Number.isNaN(value)) missing++;
  }
  return { ...column, missing };
}
