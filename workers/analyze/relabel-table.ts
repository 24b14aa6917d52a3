import type { JobTicket } from '../../src/compute/calls.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { labelColumn } from '../../src/core/labels/label-column.ts';
import { chunksOf } from '../../src/core/table/chunk-codec.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';

export interface Relabeling {
  table: Digest;
  /** Added, or in the place of the one of this name. */
  column: string;
  classes: readonly string[];
  /** Index into classes by row, -1 = none. */
  codes: Int32Array<ArrayBuffer>;
  recipe: string;
  inputs: readonly Digest[];
}

/** Keeps the table with a column of labels added or replaced; all other columns share their chunks with it. */
export async function relabelTable(
  ticket: JobTicket,
  { table, column, classes, codes, recipe, inputs }: Relabeling,
): Promise<TableVersion> {
  const { rows, columns, source } = await objectOf('table', table);
  const replaced = columns.find(({ name }) => name === column) ?? null;
  const made = labelColumn(column, classes, codes, replaced);
  const store = new ColumnStore(ticket.job);
  for (const chunk of chunksOf(made, rows)) await store.add(0, chunk);
  const [chunks] = await store.finish(1);
  const meta = metaOf(made, chunks!);
  return finishJob<TableVersion>(
    ticket,
    {
      kind: 'table',
      rows,
      columns: replaced ? columns.map((old) => (old === replaced ? meta : old)) : [...columns, meta],
      source,
    },
    { recipe, inputs, seed: null, environment: null },
  );
}
