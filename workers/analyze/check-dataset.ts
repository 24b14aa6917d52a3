import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { canonicalJson } from '../../src/core/kernel/canonical-json.ts';
import type { Anomaly } from '../../src/core/schema/anomaly.ts';
import { checkColumn } from '../../src/core/schema/check-column.ts';
import { worstFirst, type CheckReport } from '../../src/core/schema/check-report.ts';
import { checkColumns, checkRows, explainShifts } from '../../src/core/schema/check-table.ts';
import { RowHashes } from '../../src/core/splits/row-hashes.ts';
import { cellAt } from '../../src/core/table/cell-at.ts';
import type { Cell } from '../../src/core/table/cell.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { readColumn } from '../table-cache.ts';
import { repeatedRowsOf } from './repeated-rows-of.ts';

/** Values shown of the rows an anomaly is about. */
const SHOWN = 5;

/** Holds a dataset against expectations, column by column; what an earlier check of it knows is not looked at again. */
export const checkDataset: AnalyzeApi['checkDataset'] = async (expected, digest, known, onProgress) => {
  const table = await objectOf('table', digest);
  const { columns, rows } = table;
  const byName = new Map(expected.columns.map((expectation) => [expectation.column, expectation]));
  const hashes = known ? null : new RowHashes(rows);
  const checked: Record<string, CheckReport['checked'][string]> = {};
  for (const [done, meta] of columns.entries()) {
    onProgress({ phase: `checking “${meta.name}”`, done, total: columns.length, unit: 'columns' });
    const expectation = byName.get(meta.name);
    const against = expectation ? canonicalJson(expectation) : '';
    const before = known?.checked[meta.name];
    const isKnown = !expectation || before?.against === against;
    if (expectation && before && isKnown) checked[meta.name] = before;
    if (isKnown && !hashes) continue;
    const column = await readColumn(meta);
    hashes?.add(column, 0);
    if (expectation && !isKnown) checked[meta.name] = { against, result: checkColumn(expectation, column) };
  }
  onProgress({
    phase: 'looking for equal rows',
    done: columns.length,
    total: columns.length,
    unit: 'columns',
  });
  const repeated = known?.repeated ?? (await repeatedRowsOf(hashes!, columns));
  const results = new Map(Object.entries(checked).map(([name, { result }]) => [name, result]));
  const names = columns.map(({ name }) => name);
  const anomalies = [
    ...checkColumns(expected, names),
    ...checkRows(expected, rows, repeated),
    ...explainShifts(expected, results),
  ];
  const found: CheckReport['found'][number][] = [];
  for (const anomaly of worstFirst(anomalies, rows)) {
    found.push({ anomaly, values: await valuesOf(anomaly, table) });
  }
  return { table: digest, rows, columns: results.size, found, checked, repeated };
};

/** What stands in the column of an anomaly in the first of its rows. */
async function valuesOf(
  { column: name, rows }: Anomaly,
  { columns }: TableVersion,
): Promise<readonly Cell[]> {
  const meta = columns.find((candidate) => candidate.name === name);
  if (!meta || !rows) return [];
  const column = await readColumn(meta);
  return rows.first.slice(0, SHOWN).map((row) => cellAt(column, row));
}
