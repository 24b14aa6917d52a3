import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { compareColumns } from '../../src/core/schema/compare-columns.ts';
import { FieldSource } from './field-source.ts';
import { ReadInTurn } from './read-in-turn.ts';

/** The columns that two tables, or two parts of one, have in common, one after the other. */
export const compareTables: AnalyzeApi['compareTables'] = async (reference, current, onPart) => {
  const [before, now] = await Promise.all(
    [reference, current].map(async ({ table, where }) =>
      ReadInTurn.open(await FieldSource.open(table, null), where),
    ),
  );
  await onPart({ of: 'rows', reference: before!.rows, current: now!.rows });
  const total = now!.metas.length;
  for await (const { column, place } of now!.all()) {
    const other = await before!.named(column.name);
    if (other) await onPart({ of: 'column', comparison: compareColumns(other, column) });
    await onPart({ of: 'progress', phase: 'Comparing columns', done: place + 1, total });
  }
};
