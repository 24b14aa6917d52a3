import type { JobTicket, OnProgress } from '../../src/compute/calls.ts';
import type { Digest, Environment, Remark } from '../../src/core/kernel/objects.ts';
import type { BackendCheck } from '../../src/core/predictions/check-backend.ts';
import { relabelled } from '../../src/core/predictions/at-thresholds.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { cutOf } from '../cut-of.ts';
import { finishJob } from '../finish-job.ts';
import { throttled } from '../throttle.ts';
import type { ModelSession } from './open-session.ts';
import { predictRows } from './predict-rows.ts';

export interface PredictionRun {
  model: Digest;
  table: Digest;
  ticket: JobTicket;
  onProgress: OnProgress;
  open: () => Promise<ModelSession>;
  /** What ran it, asked once it has run; `checked` where another backend was tried. */
  origin: () => Origin | Promise<Origin>;
  /** Throws where the answers are not to be kept. */
  accept?: (failed: number, rows: number) => void;
}

export interface Origin {
  environment: Environment;
  checked?: BackendCheck | null;
}

/** Runs a stored model over every row of a stored table and commits its predictions. The caller owns the job. */
export async function predictAndKeep(run: PredictionRun): Promise<Predictions> {
  const { ticket } = run;
  const report = throttled(run.onProgress);
  const [{ signature }, table] = await Promise.all([
    objectOf('model', run.model),
    objectOf('table', run.table),
  ]);
  report({ phase: 'opening the model', done: 0, total: table.rows, unit: 'rows' });
  const { task } = signature;
  // One threshold is the writer's own matter; those by group need the table.
  const cut = task.type === 'classification' && task.thresholds ? await cutOf(task, table) : null;
  const session = await run.open();
  const store = new ColumnStore(ticket.job);
  let remarks: readonly Remark[] = [];
  const writer = await predictRows(
    session,
    signature,
    table,
    table.rows,
    {
      onProgress: report,
      // Predictions are cut where the table's chunks are, and written while the next of these are predicted.
      async onRows(predicted, from, to) {
        const chunks = relabelled(predicted.columns(from, to), task, cut, from);
        for (const [index, chunk] of chunks.entries()) await store.add(index, chunk);
        await store.flush();
      },
    },
    (met) => (remarks = met),
  );
  const columns = writer.columns();
  const digests = await store.finish(columns.length);
  run.accept?.(writer.failed(), table.rows);
  const { environment, checked } = await run.origin();
  return finishJob<Predictions>(
    ticket,
    {
      kind: 'predictions',
      table: run.table,
      model: run.model,
      rows: table.rows,
      failed: writer.failed(),
      columns: columns.map((column, i) => metaOf(column, digests[i]!)),
      ...(checked ? { checked } : {}),
    },
    {
      recipe: 'run',
      inputs: [run.table, run.model, ...(signature.recipe ? [signature.recipe] : [])],
      seed: null,
      environment,
      ...(signature.recipe ? { remarks } : {}),
    },
  );
}
