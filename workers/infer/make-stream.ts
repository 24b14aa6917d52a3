import type { InferApi } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { beginStream, type StreamRun } from '../../src/core/simulate/simulate-stream.ts';
import { MOST_STREAM_ROWS, type StreamQuestion } from '../../src/core/simulate/stream-question.ts';
import type { PoolRows } from '../../src/core/simulate/pool-rows.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { owning } from '../../src/storage/jobs.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';
import { throttled } from '../throttle.ts';
import { askAgain } from './ask-again.ts';
import { poolOf } from './pool-of.ts';

/** Makes a log from rows of a dataset and keeps its rows, off the shelf, with what truly happened. */
export const makeStream: InferApi['makeStream'] = (question, ticket, onProgress) =>
  owning(ticket.job, async () => {
    const report = throttled(onProgress);
    const { pool: of } = question;
    report({ phase: 'reading the dataset', done: 0, total: null, unit: 'rows' });
    const [pool, ask] = await Promise.all([poolOf(of), askAgain(of)]);
    const run = begin(question, pool);
    const store = new ColumnStore(ticket.job);
    let columns: Column[] = [];
    for (let made = run.next(); made; made = run.next()) {
      const { columns: chunk } = run.finish(made, await ask(made));
      for (const [index, column] of chunk.entries()) await store.add(index, column);
      // Chunks differ in their values only: what is missing adds up.
      columns = chunk.map((column, at) => ({
        ...column,
        missing: column.missing + (columns[at]?.missing ?? 0),
      }));
      const done = made.from + made.times.length;
      report({ phase: 'making the log', done, total: run.rows, unit: 'rows' });
    }
    const digests = await store.finish(columns.length);
    const table = await finishJob<TableVersion>(
      { ...ticket, unshelved: true },
      {
        kind: 'table',
        rows: run.rows,
        columns: columns.map((column, at) => metaOf(column, digests[at]!)),
        source: null,
      },
      {
        recipe: 'simulate stream',
        inputs: [of.table, of.predictions, of.model].filter((digest) => digest !== null),
        seed: question.seed,
        environment: null,
      },
    );
    return { table, names: run.names, truth: run.truth() };
  });

/** Throws Problem "stream.rows" for a stream without rows, or with more than can be made. */
export function begin(question: StreamQuestion, pool: PoolRows): StreamRun {
  const wanted = question.days * question.rowsPerDay;
  const run = wanted <= MOST_STREAM_ROWS ? beginStream(question, pool) : null;
  if (run && run.rows > 0) return run;
  throw new Problem({
    code: 'stream.rows',
    message: run ? 'The log would have no rows.' : 'The log would have too many rows.',
    expected: `from 1 to ${MOST_STREAM_ROWS.toLocaleString('en')} rows`,
    found: String(Math.round(wanted)),
    fix: 'Choose another number of days or of rows a day.',
  });
}
