import type { ParseApi } from '../../src/compute/contract.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import { dropStaging, endJob, owning } from '../../src/storage/jobs.ts';
import { ColumnStore } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';
import { fileSource } from '../readers/byte-source.ts';
import { readTable } from '../readers/read-table.ts';
import { throttled } from '../throttle.ts';

/** Reads a file into chunks and commits the table; with problems and no decision on them, keeps nothing. */
export const readFile: ParseApi['read'] = (file, plan, ticket, onProgress) =>
  owning(ticket.job, async () => {
    const store = new ColumnStore(ticket.job);
    const sink = {
      chunk: (column: number, chunk: Parameters<ColumnStore['add']>[1]) => store.add(column, chunk),
    };
    const { rows, columns, problems } = await readTable(fileSource(file), plan, sink, throttled(onProgress));
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
        source: { file: file.name, bytes: file.size, bytesDigest: null },
      },
      { recipe: `read ${plan.format}`, inputs: [], seed: null, environment: null },
    );
    return { state: 'done', table, problems };
  });
