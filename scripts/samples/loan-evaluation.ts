import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameObject } from '../../src/core/artifact/name-object.ts';
import type { Evaluation } from '../../src/core/evaluation/evaluation.ts';
import { EVALUATION_SEED, makeEvaluation } from '../../src/core/evaluation/make-evaluation.ts';
import type { MadeBy } from '../../src/core/kernel/objects.ts';
import { dropZipMap } from '../../src/core/model/drop-zip-map.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import type { OnnxGraph } from '../../src/core/model/onnx-graph.ts';
import { proposeSignature } from '../../src/core/model/propose-signature.ts';
import type { Signature } from '../../src/core/model/signature.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { configureEngine, environment } from '../../workers/engines/onnx.ts';
import { openSession } from '../../workers/infer/open-session.ts';
import { predictChunks } from '../../workers/infer/predict-chunks.ts';
import type { Bytes } from '../../workers/readers/project-ports.ts';
import type { ChunkStore } from './chunk-store.ts';
import { columnNamed } from './loan-features.ts';

export const TRUTH = 'repaid';
/** What a lender must not miss: a loan that will not be repaid. */
const POSITIVE = 'no';

export interface LoanTable {
  columns: readonly Column[];
  version: TableVersion;
}

export interface EvaluatedModel {
  model: ModelVersion;
  predictions: Predictions;
  evaluation: Evaluation;
}

/** A model file kept, run over every row of the table and evaluated, by what the app itself does all three with. */
export async function evaluateLoanModel(
  file: { name: string; bytes: Bytes },
  { columns, version: table }: LoanTable,
  store: ChunkStore,
  app: string,
): Promise<EvaluatedModel> {
  useInstalledEngine();
  const { graph, open } = await openSession(file.bytes);
  const signature = signatureOf(graph, table);
  const origin: MadeBy = { recipe: 'file', app, inputs: [], seed: null, environment: null };
  const model = await nameObject<ModelVersion>(
    {
      kind: 'model',
      signature,
      source: {
        type: 'onnx',
        chunks: [await store.chunk(file.bytes)],
        bytes: file.bytes.length,
        file: file.name,
        edits: dropZipMap(file.bytes) ? ['dropZipMap'] : [],
      },
    },
    origin,
    sha256,
  );
  const whole = { from: 0, rows: table.rows, columnOf: (name: string) => columnNamed(columns, name) };
  const writer = await predictChunks({ graph, open }, signature, [whole], table.rows);
  await open.release();
  const predicted = writer.columns();
  const predictions = await nameObject<Predictions>(
    {
      kind: 'predictions',
      table: table.digest,
      model: model.digest,
      rows: table.rows,
      failed: writer.failed(),
      columns: await store.columns(predicted, table.rows),
    },
    {
      ...origin,
      recipe: 'run',
      inputs: [table.digest, model.digest],
      environment: { ...environment(), whyNot: 'One thread, for the same numbers wherever this is made.' },
    },
    sha256,
  );
  const evaluation = await nameObject<Evaluation>(
    makeEvaluation(predictions, predicted, columnNamed(columns, TRUTH), signature.task),
    { ...origin, recipe: 'evaluate', inputs: [predictions.digest], seed: EVALUATION_SEED },
    sha256,
  );
  return { model, predictions, evaluation };
}

/** As proposed to a person, who then chooses the positive class. Throws where an input is not matched by its name. */
function signatureOf(graph: OnnxGraph, table: TableVersion): Signature {
  const { signature, inputs } = proposeSignature(graph, table.columns);
  const { task } = signature;
  if (inputs.some(({ state }) => state !== 'byName')) throw new Error('An input is not named as its column.');
  if (task.type !== 'classification' || !task.classes.includes(POSITIVE)) throw new Error('Other classes.');
  return { ...signature, task: { ...task, positive: POSITIVE } };
}

function useInstalledEngine(): void {
  const folder = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
  configureEngine(pathToFileURL(`${folder}/`).href);
}
