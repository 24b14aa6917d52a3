import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import { predictionsFromColumn } from '../../src/core/predictions/from-column.ts';
import { chunksOf } from '../../src/core/table/chunk-codec.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { owning } from '../../src/storage/jobs.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';
import { readColumn } from '../table-cache.ts';

/** Predictions that came as a column of the table, kept row-aligned like any model's. */
export const adoptPredictions: AnalyzeApi['adopt'] = (modelDigest, tableDigest, ticket) =>
  owning(ticket.job, async () => {
    const model = await objectOf('model', modelDigest);
    const table = await objectOf('table', tableDigest);
    if (model.source.type !== 'column') throw new TypeError('not a column of predictions');
    const { column, probability, labels } = model.source.column;
    const read = async (name: string) => {
      const meta = table.columns.find((candidate) => candidate.name === name);
      if (meta) return readColumn(meta);
      throw new Problem({
        code: 'predictions.noColumn',
        message: `This dataset has no column “${name}”.`,
        expected: `the predictions in a column “${name}”`,
        found: table.columns.map((candidate) => candidate.name).join(', '),
      });
    };
    const { columns, failed } = predictionsFromColumn(
      await read(column),
      probability === null ? null : await read(probability),
      labels,
      model.signature.task,
    );
    const store = new ColumnStore(ticket.job);
    for (const [index, made] of columns.entries()) {
      for (const chunk of chunksOf(made, table.rows)) await store.add(index, chunk);
    }
    const digests = await store.finish(columns.length);
    return finishJob<Predictions>(
      ticket,
      {
        kind: 'predictions',
        table: table.digest,
        model: model.digest,
        rows: table.rows,
        failed,
        columns: columns.map((made, i) => metaOf(made, digests[i]!)),
      },
      { recipe: 'column', inputs: [table.digest, model.digest], seed: null, environment: null },
    );
  });
