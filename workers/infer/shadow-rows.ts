import type { JobTicket } from '../../src/compute/calls.ts';
import type { ShadowApi } from '../../src/compute/contract.ts';
import type { Environment } from '../../src/core/kernel/objects.ts';
import { factsOf } from '../../src/core/kernel/problem.ts';
import { makeFeed } from '../../src/core/model/feed.ts';
import { fixedBatchOf } from '../../src/core/model/propose-signature.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import { relabelled } from '../../src/core/predictions/at-thresholds.ts';
import { createPredictionWriter, outputsRead } from '../../src/core/predictions/read-outputs.ts';
import { mirroredRows } from '../../src/core/shadow/mirrored-rows.ts';
import type { LaneResult } from '../../src/core/shadow/shadow-lane.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { owning } from '../../src/storage/jobs.ts';
import { answersOf } from '../analyze/adopt-predictions.ts';
import { cutOf } from '../cut-of.ts';
import { TaskTurns } from '../task-turns.ts';
import { fedRows } from './fed-rows.ts';
import { keepLane } from './keep-lane.ts';
import { answersIn, LaneRows } from './lane-rows.ts';
import type { ModelSession } from './open-session.ts';
import { startAt } from './start-at.ts';
import type { StoredRows } from './stored-rows.ts';

/** What else the thread has begun goes on at least this often. */
const TURN_MS = 8;

/** What runs the models of a worker. */
export interface LaneEngine {
  open: (model: ModelVersion) => Promise<ModelSession>;
  environment: () => Environment | Promise<Environment>;
}

/**
 * One side of a shadow comparison: calls the model on the mirrored rows in their order, tells the answers as they come,
 * and keeps them as predictions that stand on no shelf. A call that fails or takes too long leaves its rows without an
 * answer and the next one is made. Rows begin when the page says so: both sides are open and warm by then.
 */
export function shadowRows(engine: LaneEngine): ShadowApi['shadow'] {
  return (question, ticket, onPart, whenToStart) =>
    owning(ticket.job, async () => {
      const model = await objectOf('model', question.model);
      const table = await objectOf('table', question.table);
      const rows = mirroredRows(table.rows, question.percent, question.seed);
      return model.source.type === 'onnx'
        ? runModel(engine, model, table, rows, { question, ticket, onPart, whenToStart })
        : giveAnswers(model, table, rows, { question, ticket, onPart, whenToStart });
    });
}

interface Asked {
  question: Parameters<ShadowApi['shadow']>[0];
  ticket: JobTicket;
  onPart: Parameters<ShadowApi['shadow']>[2];
  whenToStart: Parameters<ShadowApi['shadow']>[3];
}

async function runModel(
  engine: LaneEngine,
  model: ModelVersion,
  table: TableVersion,
  mirrored: Uint32Array,
  { question, ticket, onPart, whenToStart }: Asked,
): Promise<LaneResult> {
  const { signature } = model;
  const { task } = signature;
  const session = await engine.open(model);
  const padTo = fixedBatchOf(session.graph);
  const size = padTo ?? question.rowsACall;
  const outputs = outputsRead(signature);
  const writer = createPredictionWriter(signature, mirrored.length);
  const whole = await cutOf(task, table);
  const cut = whole instanceof Float64Array ? Float64Array.from(mirrored, (row) => whole[row]!) : whole;
  const columns = (from: number, to: number): readonly Column[] =>
    relabelled(writer.columns(from, to), task, cut, from);
  const rows = new LaneRows(mirrored.length, onPart, (from, to) => answersIn(columns(from, to), task));
  const turns = new TaskTurns();
  let first: number | null = null;
  let last = 0;
  let turned = 0;
  let place = 0;
  try {
    for await (const chunk of fedRows(table, signature, table.rows)) {
      const { picks, columnOf } = pickedRows(chunk, mirrored, place);
      if (picks.length === 0) continue;
      const feed = makeFeed(signature, columnOf, chunk.from);
      const call = (from: number, to: number) =>
        session.open.run(feed(from, to, padTo ?? to - from), outputs);
      if (first === null) {
        // The first call makes room for its results and does not count.
        await call(0, Math.min(picks.length, size)).catch(() => undefined);
        await startAt(await whenToStart());
        first = now();
      }
      for (let from = 0; from < picks.length; from += size) {
        const to = Math.min(picks.length, from + size);
        const begin = performance.now();
        try {
          const answers = await call(from, to);
          const ms = performance.now() - begin;
          rows.callsMs.push(ms);
          if (question.timeoutMs !== null && ms > question.timeoutMs) rows.done(place + to, 'late');
          else {
            const failed = writer.failed();
            writer.write(place + from, to - from, answers, padTo ?? to - from);
            if (writer.failed() > failed) markUnusable(rows, columns(place + from, place + to), place + from);
            rows.done(place + to, 'answered');
          }
        } catch (error) {
          rows.callsMs.push(performance.now() - begin);
          rows.done(place + to, { message: factsOf(error).message });
        }
        last = now();
        if (last - turned > TURN_MS) {
          await turns.next();
          turned = now();
        }
      }
      place += picks.length;
    }
  } finally {
    turns.end();
  }
  return keepLane(table, model, mirrored, columns(0, mirrored.length), rows, ticket, {
    firstMs: first,
    lastMs: first === null ? null : last,
    environment: await engine.environment(),
  });
}

/** Answers that are there already, of a person or a rule, as they would come. */
async function giveAnswers(
  model: ModelVersion,
  table: TableVersion,
  mirrored: Uint32Array,
  { question, ticket, onPart, whenToStart }: Asked,
): Promise<LaneResult> {
  const { task } = model.signature;
  const given = await answersOf(model, table);
  const all = relabelled(given.columns, task, await cutOf(task, table));
  const columns = all.map((column) => takeRows(column, mirrored));
  const answers = answersIn(columns, task);
  const rows = new LaneRows(mirrored.length, onPart, (from, to) => answers.slice(from, to));
  await startAt(await whenToStart());
  const first = now();
  const turns = new TaskTurns();
  for (let from = 0; from < mirrored.length; from += question.rowsACall) {
    const to = Math.min(mirrored.length, from + question.rowsACall);
    markUnusable(
      rows,
      columns.map((column) => takeRows(column, range(from, to))),
      from,
    );
    rows.done(to, 'answered');
    await turns.next();
  }
  turns.end();
  return keepLane(table, model, mirrored, columns, rows, ticket, {
    ...{ firstMs: first, lastMs: now(), environment: null },
  });
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function markUnusable(rows: LaneRows, columns: readonly Column[], from: number): void {
  const [answer] = columns;
  if (!answer || answer.type === 'text') return;
  answer.data.forEach((value, i) => {
    if (answer.type === 'category' ? value < 0 : Number.isNaN(value)) rows.unusable(from + i);
  });
}

/** The mirrored rows of a chunk, those from `place` on; a column is picked when it is asked for. */
function pickedRows(
  chunk: StoredRows,
  mirrored: Uint32Array,
  place: number,
): { picks: Uint32Array; columnOf: (name: string) => Column } {
  let end = place;
  while (end < mirrored.length && mirrored[end]! < chunk.from + chunk.rows) end++;
  const picks = mirrored.subarray(place, end);
  if (picks.length === chunk.rows) return { picks, columnOf: chunk.columnOf };
  return { picks, columnOf: (name) => takeRows(chunk.columnOf(name), picks, chunk.from) };
}
