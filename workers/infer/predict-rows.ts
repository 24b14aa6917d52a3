import type { OnProgress } from '../../src/compute/contract.ts';
import { batchRows } from '../../src/core/model/batch-size.ts';
import { makeFeed } from '../../src/core/model/feed.ts';
import { fixedBatchOf } from '../../src/core/model/propose-signature.ts';
import type { Signature } from '../../src/core/model/signature.ts';
import { createPredictionWriter, type PredictionWriter } from '../../src/core/predictions/read-outputs.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import type { ModelSession } from './model-session.ts';
import { storedRows } from './stored-rows.ts';

/** Runs the first `rows` rows of a table through a model, batch by batch; progress counts rows. */
export async function predictRows(
  { graph, open }: ModelSession,
  signature: Signature,
  table: TableVersion,
  rows: number,
  onProgress?: OnProgress,
): Promise<PredictionWriter> {
  const writer = createPredictionWriter(signature, rows);
  const batch = batchRows(signature, graph);
  const padTo = fixedBatchOf(graph);
  const outputs = outputsOf(signature);
  const names = signature.inputs.flatMap(({ columns }) => columns);
  for await (const chunk of storedRows(table, names, rows)) {
    const feed = makeFeed(signature, chunk.columnOf, chunk.from);
    for (let from = 0; from < chunk.rows; from += batch) {
      const to = Math.min(chunk.rows, from + batch);
      const fed = padTo ?? to - from;
      const answers = await open.run(feed(from, to, fed), outputs);
      writer.write(chunk.from + from, to - from, answers, fed);
      onProgress?.({ phase: 'running the model', done: chunk.from + to, total: rows, unit: 'rows' });
    }
  }
  return writer;
}

/** Names of the outputs the signature reads. */
export function outputsOf({ outputs }: Signature): string[] {
  return [outputs.label, outputs.scores?.name ?? null, outputs.value].filter((name) => name !== null);
}
