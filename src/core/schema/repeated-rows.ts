import { textCodes } from '../slices/text-levels.ts';
import type { Column } from '../table/column.ts';
import { RowList } from './anomaly.ts';
import type { RowsAbout } from './anomaly.ts';

/** Rows whose value an earlier row has too; rows without a value are none of them. */
export function repeatedRows(column: Column): RowsAbout {
  const list = new RowList();
  const codes: ArrayLike<number> = column.type === 'text' ? textCodes(column)!.codes : column.data;
  const isMissing = (value: number): boolean =>
    Number.isNaN(value) ||
    (value < 0 && column.type !== 'number' && column.type !== 'integer' && column.type !== 'timestamp');
  const seen = new Set<number>();
  for (let row = 0; row < codes.length; row++) {
    const value = codes[row]!;
    if (isMissing(value)) continue;
    if (seen.has(value)) list.add(row);
    else seen.add(value);
  }
  return list.about(null);
}
