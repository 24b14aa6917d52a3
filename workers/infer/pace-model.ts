import type { InferApi } from '../../src/compute/contract.ts';
import { batchRows } from '../../src/core/model/batch-size.ts';
import { makeFeed } from '../../src/core/model/feed.ts';
import { fixedBatchOf } from '../../src/core/model/propose-signature.ts';
import { outputsRead } from '../../src/core/predictions/read-outputs.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { environment } from '../engines/onnx.ts';
import { fedRows } from './fed-rows.ts';
import { sessionOf } from './model-session.ts';

/** A sample is timed where it is at most this part of the table: else the run is over as soon as the timing. */
const SMALLEST_SHARE = 16;
/** The first call makes room for its results and does not count. */
const WARM_UP_CALLS = 1;
const MOST_CALLS = 5;
const MOST_MS = 300;

/** Times batches of a table's first rows, feeding left out: that does not depend on threads. */
export const paceModel: InferApi['pace'] = async (modelDigest, tableDigest) => {
  const { signature } = await objectOf('model', modelDigest);
  const table = await objectOf('table', tableDigest);
  const session = await sessionOf({ model: modelDigest });
  const rows = batchRows(signature, session.graph);
  if (rows * SMALLEST_SHARE > table.rows) return null;
  const first = (await fedRows(table, signature, rows).next()).value;
  if (!first) return null;
  const feeds = makeFeed(signature, first.columnOf)(0, rows, fixedBatchOf(session.graph) ?? rows);
  const outputs = outputsRead(signature);
  let ms = Infinity;
  const deadline = performance.now() + MOST_MS;
  for (let call = -WARM_UP_CALLS; call <= 0 || (call < MOST_CALLS && performance.now() < deadline); call++) {
    const start = performance.now();
    await session.open.run(feeds, outputs);
    if (call >= 0) ms = Math.min(ms, performance.now() - start);
  }
  return { threads: environment().threads, rows, ms, whole: table.rows };
};
