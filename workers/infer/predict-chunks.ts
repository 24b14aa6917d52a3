import type { OnProgress } from '../../src/compute/calls.ts';
import { batchRows } from '../../src/core/model/batch-size.ts';
import { makeFeed } from '../../src/core/model/feed.ts';
import { fixedBatchOf } from '../../src/core/model/propose-signature.ts';
import type { Signature } from '../../src/core/model/signature.ts';
import {
  createPredictionWriter,
  outputsRead,
  type PredictionWriter,
} from '../../src/core/predictions/read-outputs.ts';
import type { ModelSession } from './open-session.ts';
import type { StoredRows } from './stored-rows.ts';
import { TaskTurns } from '../task-turns.ts';

export interface WhilePredicting {
  /** Counts rows. */
  onProgress?: OnProgress;
  /** Told of rows [from, to) once they are predicted, a chunk at a time and in order; the next chunk waits for it. */
  onRows?: (writer: PredictionWriter, from: number, to: number) => Promise<void>;
}

/**
 * Runs `rows` rows, which come in chunks that begin at row 0, through a model batch by batch. What else this thread has
 * begun (reading on, writing) goes on between batches.
 */
export async function predictChunks(
  { graph, open }: ModelSession,
  signature: Signature,
  chunks: AsyncIterable<StoredRows> | Iterable<StoredRows>,
  rows: number,
  { onProgress, onRows }: WhilePredicting = {},
): Promise<PredictionWriter> {
  const writer = createPredictionWriter(signature, rows);
  const batch = batchRows(signature, graph);
  const padTo = fixedBatchOf(graph);
  const outputs = outputsRead(signature);
  const turns = new TaskTurns();
  try {
    for await (const chunk of chunks) {
      const feed = makeFeed(signature, chunk.columnOf, chunk.from);
      for (let from = 0; from < chunk.rows; from += batch) {
        const to = Math.min(chunk.rows, from + batch);
        const fed = padTo ?? to - from;
        const answers = await open.run(feed(from, to, fed), outputs);
        writer.write(chunk.from + from, to - from, answers, fed);
        onProgress?.({ phase: 'running the model', done: chunk.from + to, total: rows, unit: 'rows' });
        await turns.next();
      }
      await onRows?.(writer, chunk.from, chunk.from + chunk.rows);
    }
  } finally {
    turns.end();
  }
  return writer;
}
