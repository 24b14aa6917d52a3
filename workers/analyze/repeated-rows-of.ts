import { RowList, type RowsAbout } from '../../src/core/schema/anomaly.ts';
import { equalRows, sameHashRows, type RowSets } from '../../src/core/splits/duplicate-rows.ts';
import type { RowHashes } from '../../src/core/splits/row-hashes.ts';
import type { ColumnMeta } from '../../src/core/table/column.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { readColumn } from '../table-cache.ts';

/** Rows that are equal in all of these columns, whose hashes were taken; the columns are read again for those few. */
export async function equalRowsOf(hashes: RowHashes, columns: readonly ColumnMeta[]): Promise<RowSets> {
  const candidates = sameHashRows(hashes);
  if (candidates.rows.length === 0) return candidates;
  const taken = [];
  for (const meta of columns) taken.push(takeRows(await readColumn(meta), candidates.rows));
  return equalRows(candidates, taken);
}

/** Those of them that an earlier row is equal to. */
export async function repeatedRowsOf(hashes: RowHashes, columns: readonly ColumnMeta[]): Promise<RowsAbout> {
  const { rows, starts } = await equalRowsOf(hashes, columns);
  const first = new Set(starts.subarray(0, -1));
  const later = rows.filter((_, place) => !first.has(place)).sort();
  const list = new RowList();
  for (const row of later) list.add(row);
  return list.about(null);
}
