import type { AnyObject } from '../../src/core/artifact/documents.ts';
import { chunksOfObject } from '../../src/core/artifact/references.ts';
import type { Id } from '../../src/core/kernel/objects.ts';
import { CHUNK_ROWS, type Column, type TableVersion } from '../../src/core/table/column.ts';
import { sliceColumn } from '../../src/core/table/chunk-codec.ts';
import type { JobTicket } from '../../src/compute/calls.ts';
import { db } from '../../src/storage/db.ts';
import { addJob, owning } from '../../src/storage/jobs.ts';
import { ColumnStore, metaOf } from '../../workers/column-store.ts';
import { finishJob } from '../../workers/finish-job.ts';

const PROJECT = 'bench' as Id;

/** A job as the page would have begun it. */
export async function beginJob(name: string): Promise<JobTicket> {
  const job = crypto.randomUUID() as Id;
  const startMs = Date.now();
  await addJob({
    id: job,
    project: PROJECT,
    title: name,
    state: 'running',
    startMs,
    endMs: null,
    problem: null,
  });
  return { job, project: PROJECT, name };
}

/**
 * Takes an object with its chunks and its entry off the store: without it the next round would find its chunks there
 * and not write them.
 */
export async function forget(object: AnyObject): Promise<void> {
  await db.transaction('rw', [db.objects, db.documents, db.chunks], async () => {
    await db.objects.delete(object.digest);
    await db.documents
      .filter((document) => document.kind === 'entry' && document.body.object === object.digest)
      .delete();
    await db.chunks.bulkDelete([...new Set(chunksOfObject(object))]);
  });
}

/** Stores whole columns as a table. */
export async function storeTable(
  name: string,
  columns: readonly Column[],
  rows: number,
): Promise<TableVersion> {
  const ticket = await beginJob(name);
  return owning(ticket.job, async () => {
    const store = new ColumnStore(ticket.job);
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const to = Math.min(rows, from + CHUNK_ROWS);
      for (const [index, column] of columns.entries()) await store.add(index, sliceColumn(column, from, to));
    }
    const digests = await store.finish(columns.length);
    return finishJob<TableVersion>(
      ticket,
      {
        kind: 'table',
        rows,
        columns: columns.map((column, i) => metaOf(column, digests[i]!)),
        source: null,
      },
      { recipe: 'bench', inputs: [], seed: null, environment: null },
    );
  });
}
