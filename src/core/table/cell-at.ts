import { decodeUtf8 } from '../kernel/codecs.ts';
import type { Cell } from './cell.ts';
import type { Column } from './column.ts';

/** The value of one row; null where it is missing or the column has no such row. */
export function cellAt(column: Column, row: number): Cell {
  switch (column.type) {
    case 'category':
      return column.levels[column.data[row]!] ?? null;
    case 'boolean': {
      const value = column.data[row];
      return value === undefined || value < 0 ? null : value === 1;
    }
    case 'text': {
      const end = column.offsets[row + 1];
      if (end === undefined || column.valid?.[row] === 0) return null;
      return decodeUtf8(column.utf8.subarray(column.offsets[row], end));
    }
    default: {
      const value = column.data[row];
      return value === undefined || Number.isNaN(value) ? null : value;
    }
  }
}
