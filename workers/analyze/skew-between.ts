import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { matchRows, rowSkew } from '../../src/core/schema/match-rows.ts';
import { distributionSkew, type ColumnSkew } from '../../src/core/schema/skew-report.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { FieldSource } from './field-source.ts';
import { readColumn } from '../table-cache.ts';

/** Training data against the same data as it was served: row by row where a key pairs them, and by distribution. */
export const skewBetween: AnalyzeApi['skew'] = async (training, serving, key, onProgress) => {
  const first = await objectOf('table', training);
  const second = await objectOf('table', serving);
  const there = new Map(second.columns.map((meta) => [meta.name, meta]));
  const both = first.columns.flatMap((meta) => {
    const other = there.get(meta.name);
    return other ? [[meta, other] as const] : [];
  });
  const keyOf = async (table: typeof training) =>
    (await FieldSource.open(table, null)).column({ of: 'data', name: key! });
  onProgress({ phase: 'pairing rows', done: 0, total: both.length, unit: 'columns' });
  const matched = key === null ? null : matchRows(await keyOf(training), await keyOf(serving));
  const columns: ColumnSkew[] = [];
  for (const [done, [meta, other]] of both.entries()) {
    onProgress({ phase: `comparing “${meta.name}”`, done, total: both.length, unit: 'columns' });
    const [trained, served] = [await readColumn(meta), await readColumn(other)];
    columns.push({
      column: meta.name,
      rows: matched && meta.name !== key ? rowSkew(trained, served, matched) : null,
      distribution: distributionSkew(trained, served),
    });
  }
  const shared = new Set(both.map(([{ name }]) => name));
  return {
    matched: matched && {
      rows: matched.first.length,
      onlyTraining: matched.onlyFirst,
      onlyServing: matched.onlySecond,
    },
    columns,
    onlyTraining: first.columns.flatMap(({ name }) => (shared.has(name) ? [] : [name])),
    onlyServing: second.columns.flatMap(({ name }) => (shared.has(name) ? [] : [name])),
  };
};
