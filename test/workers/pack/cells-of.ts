import { decodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { lengthOf } from '../../../src/core/table/column.ts';
import type { Column } from '../../../src/core/table/column.ts';

/** The values of a column, missing ones null: numbers and times as doubles, categories and texts as texts. */
export function cellsOf(column: Column): (number | string | boolean | null)[] {
  return Array.from({ length: lengthOf(column) }, (_, row) => {
    switch (column.type) {
      case 'text': {
        const { offsets, utf8, valid } = column;
        return valid?.[row] === 0 ? null : decodeUtf8(utf8.subarray(offsets[row], offsets[row + 1]));
      }
      case 'category':
        return column.levels[column.data[row]!] ?? null;
      case 'boolean':
        return column.data[row]! < 0 ? null : column.data[row] === 1;
      default:
        return Number.isNaN(column.data[row]) ? null : column.data[row]!;
    }
  });
}
