import * as ort from 'onnxruntime-web/wasm';
import { batchRows } from '../../src/core/model/batch-size.ts';
import { makeFeed } from '../../src/core/model/feed.ts';
import { createPredictionWriter, outputsRead } from '../../src/core/predictions/read-outputs.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import type { TensorData } from '../../src/core/model/tensor-data.ts';
import { encodeChunk, chunksOf, decodeColumn } from '../../src/core/table/chunk-codec.ts';
import type { Column } from '../../src/core/table/column.ts';
import { chunksByDigest } from '../../src/storage/objects.ts';
import { dropStaging } from '../../src/storage/jobs.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { ColumnStore } from '../../workers/column-store.ts';
import { environment } from '../../workers/engines/onnx.ts';
import { sessionOf } from '../../workers/infer/model-session.ts';
import { runModel } from '../../workers/infer/run-model.ts';
import { storedRows } from '../../workers/infer/stored-rows.ts';
import { storeModel, type BenchModel, type Stored } from './bench-models.ts';
import { beginJob, forget } from './bench-store.ts';
import { takeTurns, type ArmTimes, type Phases } from './take-turns.ts';

export interface EvaluationTimes {
  rows: number;
  batches: number;
  threads: number;
  bare: ArmTimes;
  whole: ArmTimes;
  /** What the parts around the engine take when nothing else goes on. */
  alone: Phases;
}

type Session = ort.InferenceSession;
type Feeds = Record<string, ort.Tensor>;

/**
 * From stored columns to committed predictions, as the app does it, against `session.run` of the same session over the
 * same batches that lie ready in memory. The model is open in both, and nothing else runs in the worker.
 */
export async function benchEvaluation(options: {
  model: BenchModel;
  rows: number;
  rounds: number;
}): Promise<EvaluationTimes> {
  const stored = await storeModel(options.model, options.rows);
  const session = await openWatched(stored);
  const feeds = await batchesOf(stored);
  const outputs = outputsRead(stored.model.signature);
  let made: Predictions | null = null;
  let phases: Phases = {};
  let engineMs = 0;
  let firstRunAt = 0;
  let lastRunEnd = 0;
  session.onRun = (from, to) => {
    engineMs += to - from;
    firstRunAt ||= from;
    lastRunEnd = to;
  };
  const times = await takeTurns(
    [
      {
        name: 'bare',
        async run() {
          for (const feed of feeds) {
            const answers = await session.run(feed, outputs);
            for (const answer of Object.values(answers)) answer.dispose();
          }
        },
      },
      {
        name: 'whole',
        async run() {
          engineMs = firstRunAt = 0;
          const start = performance.now();
          const ticket = await beginJob('run');
          made = await runModel(stored.model.digest, stored.table.digest, ticket, () => undefined, null);
          phases = {
            'before the first batch': firstRunAt - start,
            'session.run': engineMs,
            'between batches': lastRunEnd - firstRunAt - engineMs,
            'after the last batch': performance.now() - lastRunEnd,
          };
        },
        phases: () => phases,
        async after() {
          await checkLabels(made!, await answersOf(session, feeds, outputs), stored);
          await forget(made!);
        },
      },
    ],
    options.rounds,
  );
  return {
    rows: options.rows,
    batches: feeds.length,
    threads: environment().threads,
    bare: times['bare']!,
    whole: times['whole']!,
    alone: await partsAlone(stored, await answersOf(session, feeds, outputs)),
  };
}

interface Watched {
  run: (feeds: Feeds, outputs: readonly string[]) => ReturnType<Session['run']>;
  /** Told of each run that the app asks for. */
  onRun: (from: number, to: number) => void;
}

/** Opens the model as the app does and keeps hold of the engine's own session, so that both arms run the same one. */
async function openWatched({ model }: Stored): Promise<Watched> {
  const { InferenceSession } = ort;
  // The engine's own function: it is put back untouched.
  const create = InferenceSession.create;
  let session: Session | null = null;
  InferenceSession.create = async (...args: unknown[]) =>
    (session = await (create as (...args: unknown[]) => Promise<Session>).apply(InferenceSession, args));
  await sessionOf({ model: model.digest });
  InferenceSession.create = create;
  const caught = session as Session | null;
  if (!caught) throw new Error('the engine opened no session');
  const bare = caught.run.bind(caught);
  const watched: Watched = { run: (feeds, outputs) => bare(feeds, outputs), onRun: () => undefined };
  caught.run = async (feeds: ort.InferenceSession.FeedsType, outputs: unknown) => {
    const from = performance.now();
    const answers = await bare(feeds, outputs as string[]);
    watched.onRun(from, performance.now());
    return answers;
  };
  return watched;
}

/** The app's own batches as the engine's tensors, each with memory of its own. */
async function batchesOf({ model, table }: Stored): Promise<Feeds[]> {
  const { signature } = model;
  const { graph } = await sessionOf({ model: model.digest });
  const size = batchRows(signature, graph);
  const names = signature.inputs.flatMap(({ columns }) => columns);
  const batches: Feeds[] = [];
  for await (const chunk of storedRows(table, names)) {
    const feed = makeFeed(signature, chunk.columnOf, chunk.from);
    for (let from = 0; from < chunk.rows; from += size) {
      const tensors = feed(from, Math.min(chunk.rows, from + size));
      batches.push(Object.fromEntries([...tensors].map(([name, tensor]) => [name, copied(tensor)])));
    }
  }
  return batches;
}

function copied({ dtype, dims, data }: TensorData): ort.Tensor {
  return new ort.Tensor(dtype as 'float32', data.slice() as Float32Array, dims);
}

async function answersOf(session: Watched, feeds: readonly Feeds[], outputs: readonly string[]) {
  const all: Map<string, TensorData>[] = [];
  for (const feed of feeds) {
    const answers = await session.run(feed, outputs);
    all.push(
      new Map(
        outputs.map((name) => {
          const { type, dims, data } = answers[name]!;
          return [name, { dtype: type, dims, data: data as TensorData['data'] }];
        }),
      ),
    );
  }
  return all;
}

type Answers = Awaited<ReturnType<typeof answersOf>>;

/** Both arms must have answered the same: what was stored against what the bare runs say. */
async function checkLabels(made: Predictions, answers: Answers, stored: Stored): Promise<void> {
  const expected = columnsOf(answers, stored);
  for (const [i, meta] of made.columns.entries()) {
    const found = decodeColumn(meta, await chunksByDigest(meta.chunks));
    const wanted = expected[i]!;
    if (found.type === 'text' || wanted.type === 'text') throw new Error(`"${meta.name}" is a text`);
    const differs = wanted.data.findIndex((value, row) => !Object.is(value, found.data[row]));
    if (found.data.length !== wanted.data.length || differs >= 0)
      throw new Error(`"${meta.name}" differs from the bare run in row ${String(differs)}`);
  }
}

function columnsOf(answers: Answers, { model, table }: Stored): Column[] {
  const writer = createPredictionWriter(model.signature, table.rows);
  let row = 0;
  for (const answer of answers) {
    const rows = [...answer.values()][0]!.dims[0]!;
    writer.write(row, rows, answer);
    row += rows;
  }
  return writer.columns();
}

async function partsAlone(stored: Stored, answers: Answers): Promise<Phases> {
  const { signature } = stored.model;
  const names = signature.inputs.flatMap(({ columns }) => columns);
  const { graph } = await sessionOf({ model: stored.model.digest });
  const size = batchRows(signature, graph);
  const start = performance.now();
  const chunks = [];
  for await (const chunk of storedRows(stored.table, names)) chunks.push(chunk);
  const read = performance.now();
  for (const chunk of chunks) {
    const feed = makeFeed(signature, chunk.columnOf, chunk.from);
    for (let from = 0; from < chunk.rows; from += size) feed(from, Math.min(chunk.rows, from + size));
  }
  const fed = performance.now();
  const columns = columnsOf(answers, stored);
  const written = performance.now();
  const parts = columns.flatMap((column) => chunksOf(column, stored.table.rows));
  await Promise.all(parts.map((part) => sha256(encodeChunk(part))));
  const digested = performance.now();
  const ticket = await beginJob('parts');
  const store = new ColumnStore(ticket.job);
  for (const part of parts) await store.add(0, part);
  await store.finish(1);
  const staged = performance.now();
  await dropStaging(ticket.job);
  return {
    'read chunks': read - start,
    feed: fed - read,
    'read outputs': written - fed,
    digest: digested - written,
    'digest and write': staged - digested,
  };
}
