import type { AnyDocument } from '../../src/core/artifact/documents.ts';
import { entryFor, newDocument } from '../../src/core/artifact/new-document.ts';
import { nameObject } from '../../src/core/artifact/name-object.ts';
import { cellsOfColumn, countColumn } from '../../src/core/drift/count-column.ts';
import { windowsOf } from '../../src/core/drift/log-windows.ts';
import { profileColumns } from '../../src/core/drift/profile-layout.ts';
import type { Id } from '../../src/core/kernel/objects.ts';
import { madeLogBody } from '../../src/core/monitor/made-log.ts';
import { profileQuestion } from '../../src/core/monitor/watched-columns.ts';
import type { PoolRows } from '../../src/core/simulate/pool-rows.ts';
import { beginStream } from '../../src/core/simulate/simulate-stream.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import { lengthOf, type Column, type ColumnMeta, type TableVersion } from '../../src/core/table/column.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { openSession } from '../../workers/infer/open-session.ts';
import { predictChunks } from '../../workers/infer/predict-chunks.ts';
import type { Bytes } from '../../workers/readers/project-ports.ts';
import type { ChunkStore } from './chunk-store.ts';
import type { EvaluatedModel, LoanTable } from './loan-evaluation.ts';
import { columnNamed } from './loan-features.ts';
import { LOG_EVENTS, logQuestion, REFERENCE, CURRENT } from './loan-log-question.ts';

export const LOG_TABLE = 'Applications in production, January to September 2025';
const LOG = 'Loan approval in production';

export interface LoanLog {
  version: TableVersion;
  profile: TableVersion;
  /** Its entry and its document, from their identities. */
  documents: (identities: readonly [Identity, Identity]) => readonly AnyDocument[];
}

type Identity = Parameters<typeof entryFor>[1];
export const LOG_NAMES = [LOG_TABLE, LOG] as const;

/** Nine months of a model in production, made from its evaluation by what the app itself makes a log with, and counted. */
export async function loanLog(
  model: EvaluatedModel & { bytes: Bytes },
  { columns, version: pool }: LoanTable,
  store: ChunkStore,
  app: string,
): Promise<LoanLog> {
  const question = logQuestion(pool.digest, model);
  const stored = (meta: ColumnMeta): Column =>
    decodeColumn(
      meta,
      meta.chunks.map((chunk) => store.get(chunk)),
    );
  const predicted = model.predictions.columns.map(stored);
  const rows: PoolRows = {
    rows: pool.rows,
    columns: new Map(
      [...question.pool.inputs, ...question.pool.others, question.pool.label!].map((name) => [
        name,
        columnNamed(columns, name),
      ]),
    ),
    prediction: columnNamed(predicted, 'label'),
    scores: predicted
      .filter(({ name }) => name.startsWith('score:'))
      .map((column) => ({ class: column.name.slice('score:'.length), column })),
  };
  const run = beginStream(question, rows);
  // One chunk holds it all.
  const made = run.next()!;
  const { graph, open } = await openSession(model.bytes);
  const changed = {
    from: 0,
    rows: made.changed.length,
    columnOf: (name: string) => takeRows(made.columns.get(name)!, made.changed),
  };
  const writer = await predictChunks({ graph, open }, model.model.signature, [changed], made.changed.length);
  await open.release();
  const { columns: log } = run.finish(made, writer.columns());
  const madeBy = { app, seed: question.seed, environment: null };
  const version = await nameObject<TableVersion>(
    { kind: 'table', rows: run.rows, columns: await store.columns(log, run.rows), source: null },
    {
      ...madeBy,
      recipe: 'simulate stream',
      inputs: [pool.digest, model.predictions.digest, model.model.digest],
    },
    sha256,
  );
  const nowMs = question.startMs + question.days * 86_400_000;
  const bodyOf = (dataset: Id) => ({
    ...madeLogBody(question, run.names, run.truth(), { dataset, rows: run.rows, nowMs }),
    reference: REFERENCE,
    current: CURRENT,
  });
  const profile = await countedLog(log, bodyOf('' as Id), version, store, app);
  return {
    version,
    profile,
    documents([ofTable, ofLog]) {
      const body = bodyOf(ofTable.id);
      return [
        entryFor(version, ofTable),
        newDocument('log', ofLog, {
          ...body,
          events: [...body.events, ...LOG_EVENTS].sort((a, b) => a.atMs - b.atMs),
          profile: profile.digest,
          profileOf: version.digest,
        }),
      ];
    },
  };
}

/** The counts of a log as the app keeps them. */
async function countedLog(
  log: readonly Column[],
  body: ReturnType<typeof madeLogBody>,
  version: TableVersion,
  store: ChunkStore,
  app: string,
): Promise<TableVersion> {
  const question = profileQuestion(body, version.digest)!;
  const times = columnNamed(log, question.time);
  if (times.type !== 'timestamp') throw new Error('No times.');
  const cut = windowsOf(times.data, question.windows);
  const counted = question.columns.flatMap((name) => {
    const column = columnNamed(log, name);
    const profiled = cellsOfColumn(column, cut);
    if (profiled) countColumn(profiled, column, cut.windowOf);
    return profiled ? [profiled] : [];
  });
  const columns = profileColumns({ windows: cut.windows, columns: counted });
  const rows = lengthOf(columns[0]!);
  return nameObject<TableVersion>(
    { kind: 'table', rows, columns: await store.columns(columns, rows), source: null },
    {
      recipe: `profile of “${question.time}” by windows of 24 hours`,
      app,
      inputs: [version.digest],
      seed: null,
      environment: null,
    },
    sha256,
  );
}
