import { RowList } from '../../../src/core/schema/anomaly.ts';
import type { RowsAbout } from '../../../src/core/schema/anomaly.ts';
import { cellAt } from '../../../src/core/table/cell-at.ts';
import { lengthOf } from '../../../src/core/table/column.ts';
import type { Column } from '../../../src/core/table/column.ts';

/** Rows equal to an earlier one, found by their texts: slow and plain. */
export function repeatsAmong(columns: readonly Column[]): RowsAbout {
  const list = new RowList();
  const seen = new Set<string>();
  for (let row = 0; row < lengthOf(columns[0]!); row++) {
    const text = JSON.stringify(columns.map((column) => cellAt(column, row)));
    if (seen.has(text)) list.add(row);
    seen.add(text);
  }
  return list.about(null);
}
