import type { InferApi } from '../../src/compute/contract.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import { chunksOf } from '../../src/core/table/chunk-codec.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { environment } from '../engines/onnx.ts';
import { owning } from '../../src/storage/jobs.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';
import { throttled } from '../throttle.ts';
import { sessionOf } from './model-session.ts';
import { predictRows } from './predict-rows.ts';

/** Runs a stored model over every row of a stored table and commits its predictions. */
export const runModel: InferApi['run'] = (modelDigest, tableDigest, ticket, onProgress) =>
  owning(ticket.job, async () => {
    const report = throttled(onProgress);
    const model = await objectOf('model', modelDigest);
    const table = await objectOf('table', tableDigest);
    report({ phase: 'opening the model', done: 0, total: table.rows, unit: 'rows' });
    const session = await sessionOf({ model: modelDigest });
    const writer = await predictRows(session, model.signature, table, table.rows, report);
    const columns = writer.columns();
    const store = new ColumnStore(ticket.job);
    for (const [index, column] of columns.entries()) {
      for (const chunk of chunksOf(column, table.rows)) await store.add(index, chunk);
    }
    const digests = await store.finish(columns.length);
    return finishJob<Predictions>(
      ticket,
      {
        kind: 'predictions',
        table: tableDigest,
        model: modelDigest,
        rows: table.rows,
        failed: writer.failed(),
        columns: columns.map((column, i) => metaOf(column, digests[i]!)),
      },
      {
        recipe: 'run',
        inputs: [tableDigest, modelDigest],
        seed: null,
        environment: environment(),
      },
    );
  });
