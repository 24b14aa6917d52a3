import { nameObject } from '../../src/core/artifact/name-object.ts';
import type { Evaluation } from '../../src/core/evaluation/evaluation.ts';
import { EVALUATION_SEED, makeEvaluation } from '../../src/core/evaluation/make-evaluation.ts';
import type { MadeBy } from '../../src/core/kernel/objects.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import type { Task } from '../../src/core/model/signature.ts';
import { predictionsFromColumn } from '../../src/core/predictions/from-column.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import { generateUtterances } from '../../src/core/simulate/utterances.ts';
import { PHRASES } from '../../src/core/simulate/voice-phrases.ts';
import { lengthOf, type TableVersion } from '../../src/core/table/column.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import type { Bytes } from '../../workers/readers/project-ports.ts';
import { ChunkStore } from './chunk-store.ts';
import { columnNamed } from './loan-features.ts';
import { appVersion, packSample } from './pack-sample.ts';
import { speechDocuments } from './speech-documents.ts';

export const SPEECH_SEED = 94;

/**
 * The worked example of error analysis as a project file: generated utterances, what a model heard as a column of
 * predictions, its evaluation, and the sheet filled in. The same app version gives the same bytes on every run.
 */
export async function packSpeechProject(): Promise<Bytes> {
  const store = new ChunkStore();
  const columns = generateUtterances(SPEECH_SEED);
  const rows = lengthOf(columns[0]!);
  const origin: MadeBy = {
    recipe: 'generate utterances',
    app: appVersion(),
    inputs: [],
    seed: SPEECH_SEED,
    environment: null,
  };
  const table = await nameObject<TableVersion>(
    { kind: 'table', rows, columns: await store.columns(columns, rows), source: null },
    origin,
    sha256,
  );
  const task: Task = {
    type: 'classification',
    classes: PHRASES.map(({ text }) => text),
    positive: null,
    threshold: null,
  };
  const model = await nameObject<ModelVersion>(
    {
      kind: 'model',
      signature: { task, inputs: [], outputs: { label: 'heard', scores: null, value: null } },
      source: { type: 'column', column: { column: 'heard', labels: null, probability: null } },
    },
    { ...origin, recipe: 'signature', seed: null },
    sha256,
  );
  const heard = columnNamed(columns, 'heard');
  const { columns: predicted, failed } = predictionsFromColumn(heard, null, null, task);
  const predictions = await nameObject<Predictions>(
    {
      kind: 'predictions',
      table: table.digest,
      model: model.digest,
      rows,
      failed,
      columns: await store.columns(predicted, rows),
    },
    { ...origin, recipe: 'column', inputs: [table.digest, model.digest], seed: null },
    sha256,
  );
  const evaluation = await nameObject<Evaluation>(
    makeEvaluation(predictions, predicted, columnNamed(columns, 'said'), task),
    { ...origin, recipe: 'evaluate', inputs: [predictions.digest], seed: EVALUATION_SEED },
    sha256,
  );
  const objects = { table, model, predictions, evaluation };
  return packSample(store, {
    ...speechDocuments(objects),
    objects: Object.values(objects),
    events: [],
  });
}
