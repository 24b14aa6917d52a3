import type { InferApi } from '../../src/compute/contract.ts';
import { fixedBatchOf } from '../../src/core/model/propose-signature.ts';
import { makeFeed } from '../../src/core/model/feed.ts';
import { outputsRead } from '../../src/core/predictions/read-outputs.ts';
import type { LatencySample } from '../../src/core/predictions/predictions.ts';
import { CHUNK_ROWS } from '../../src/core/table/column.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { environment } from '../engines/onnx.ts';
import { owning } from '../../src/storage/jobs.ts';
import { finishJob } from '../finish-job.ts';
import { fedRows } from './fed-rows.ts';
import { sessionOf } from './model-session.ts';

const BATCHES = [1, 32, 1024];
const WARM_UP_CALLS = 5;
/** Calls a batch size: enough for a 95th percentile, within a time that a person waits for. */
const MOST_CALLS = 200;
const MOST_MS = 2000;

/** Times single calls of the engine by batch size, feeding included, on rows spread over the table. */
export const timeModel: InferApi['latency'] = (modelDigest, tableDigest, ticket, onProgress) =>
  owning(ticket.job, async () => {
    const model = await objectOf('model', modelDigest);
    const table = await objectOf('table', tableDigest);
    const session = await sessionOf({ model: modelDigest });
    const { signature } = model;
    // One chunk is enough, and nothing is read on while calls are timed.
    const first = (await fedRows(table, signature, Math.min(table.rows, CHUNK_ROWS)).next()).value;
    if (!first) throw new TypeError('an empty table');
    const feed = makeFeed(signature, first.columnOf, 0);
    const outputs = outputsRead(signature);
    const fixed = fixedBatchOf(session.graph);
    const sizes = fixed === null ? BATCHES.filter((batch) => batch <= first.rows) : [fixed];
    const samples: { batch: number; callsMs: number[] }[] = [];
    for (const [i, batch] of sizes.entries()) {
      onProgress({
        phase: `timing batches of ${String(batch)}`,
        done: i,
        total: sizes.length,
        unit: 'files',
      });
      const rows = Math.min(batch, first.rows);
      const callsMs: number[] = [];
      const deadline = performance.now() + MOST_MS;
      for (let call = -WARM_UP_CALLS; call < MOST_CALLS && performance.now() < deadline; call++) {
        const from = ((call + WARM_UP_CALLS) * 7919) % (first.rows - rows + 1);
        const start = performance.now();
        await session.open.run(feed(from, from + rows, batch), outputs);
        if (call >= 0) callsMs.push(performance.now() - start);
      }
      samples.push({ batch, callsMs });
    }
    return finishJob<LatencySample>(
      ticket,
      { kind: 'latency', model: modelDigest, table: tableDigest, samples },
      {
        recipe: 'latency',
        inputs: [tableDigest, modelDigest],
        seed: null,
        environment: environment(),
      },
    );
  });
