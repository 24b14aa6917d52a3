import type { InferApi } from '../../src/compute/contract.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
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
    const store = new ColumnStore(ticket.job);
    const writer = await predictRows(session, model.signature, table, table.rows, {
      onProgress: report,
      // Predictions are cut where the table's chunks are, and written while the next of these are predicted.
      async onRows(predicted, from, to) {
        for (const [index, chunk] of predicted.columns(from, to).entries()) await store.add(index, chunk);
        await store.flush();
      },
    });
    const columns = writer.columns();
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
