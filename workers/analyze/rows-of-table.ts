import type { JobTicket, OnProgress } from '../../src/compute/calls.ts';
import type { MadeBy } from '../../src/core/kernel/objects.ts';
import { chunksOf } from '../../src/core/table/chunk-codec.ts';
import type { ColumnMeta, TableVersion } from '../../src/core/table/column.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';
import { readColumn } from '../table-cache.ts';

/** Keeps some rows of a table, in the order given, as a table of its own; one column is in memory at a time. */
export async function keepRows(
  { columns }: TableVersion,
  rows: Uint32Array,
  madeBy: Omit<MadeBy, 'app'>,
  ticket: JobTicket,
  onProgress: OnProgress,
): Promise<TableVersion> {
  const store = new ColumnStore(ticket.job);
  const metas: ColumnMeta[] = [];
  for (const [index, meta] of columns.entries()) {
    onProgress({ phase: `writing “${meta.name}”`, done: index, total: columns.length, unit: 'columns' });
    const taken = takeRows(await readColumn(meta), rows);
    metas.push(metaOf(taken, []));
    for (const chunk of chunksOf(taken, rows.length)) await store.add(index, chunk);
  }
  const digests = await store.finish(columns.length);
  return finishJob<TableVersion>(
    ticket,
    {
      kind: 'table',
      rows: rows.length,
      columns: metas.map((meta, i) => ({ ...meta, chunks: digests[i]! })),
      source: null,
    },
    madeBy,
  );
}
