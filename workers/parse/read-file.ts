import type { JobTicket } from '../../src/compute/calls.ts';
import type { ParseApi } from '../../src/compute/contract.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import type { ReadOutcome, ReadPlan } from '../../src/core/table/read-plan.ts';
import { recipeOf } from '../../src/core/table/recipe-of.ts';
import type { TableRead } from '../../src/core/table/table-builder.ts';
import { dropStaging, endJob, owning } from '../../src/storage/jobs.ts';
import { ColumnStore } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';
import { fileSource } from '../readers/byte-source.ts';
import type { ChunkSink } from '../readers/chunk-sink.ts';
import { readTable } from '../readers/read-table.ts';
import { readTogether } from '../readers/read-together.ts';
import { throttled } from '../throttle.ts';

/** Reads a file into chunks and commits the table; with problems and no decision on them, keeps nothing. */
export const readFile: ParseApi['read'] = (file, plan, ticket, onProgress) =>
  keep(ticket, plan, { file: file.name, bytes: file.size }, (sink) =>
    readTable(fileSource(file), plan, sink, throttled(onProgress)),
  );

/** As `readFile`, of several files as one table. */
export const readFiles: ParseApi['readTogether'] = (files, plan, given, ticket, onProgress) => {
  const [first, ...others] = files;
  const name = `${first?.name ?? ''} and ${String(others.length)} more`;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return keep(ticket, plan, { file: name, bytes }, (sink) =>
    readTogether(files.map(fileSource), plan, given, sink, throttled(onProgress)),
  );
};

function keep(
  ticket: JobTicket,
  plan: ReadPlan,
  source: { file: string; bytes: number },
  read: (sink: ChunkSink) => Promise<TableRead>,
): Promise<ReadOutcome> {
  return owning<ReadOutcome>(ticket.job, async () => {
    const store = new ColumnStore(ticket.job);
    const { rows, columns, problems } = await read({ chunk: (column, chunk) => store.add(column, chunk) });
    const digests = await store.finish(columns.length);
    if (plan.onProblem === 'ask' && problems.total > 0) {
      await dropStaging(ticket.job);
      await endJob(ticket.job, 'asked', Date.now(), null);
      return { state: 'asked', problems, rows };
    }
    const table = await finishJob<TableVersion>(
      ticket,
      {
        kind: 'table',
        rows,
        columns: columns.map((column, i) => ({ ...column, chunks: digests[i]! })),
        source: { ...source, bytesDigest: null },
      },
      { recipe: recipeOf(plan), inputs: [], seed: null, environment: null },
    );
    return { state: 'done', table, problems };
  });
}
