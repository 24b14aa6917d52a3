import type { JobTicket } from '../../src/compute/calls.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import { answerColumn, ANSWERS, type LaneResult } from '../../src/core/shadow/shadow-lane.ts';
import { chunksOf } from '../../src/core/table/chunk-codec.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { spreadColumn } from '../../src/core/table/spread-column.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';
import type { LaneRows } from './lane-rows.ts';

/** Single call times that are kept. */
const MOST_CALLS = 2000;

/**
 * Keeps one side's answers as row-aligned predictions without an entry of their own: where every row has one they are
 * those that running the model alone would keep, else a column says what became of each row.
 */
export async function keepLane(
  table: TableVersion,
  model: ModelVersion,
  mirrored: Uint32Array,
  answers: readonly Column[],
  rows: LaneRows,
  ticket: JobTicket,
  ran: Pick<LaneResult, 'firstMs' | 'lastMs' | 'environment'>,
): Promise<LaneResult> {
  const missing = rows.failed + rows.timedOut;
  const whole = mirrored.length === table.rows;
  const columns = answers.map((column) => {
    if (column.type === 'text') throw new TypeError('predictions hold no texts');
    return whole ? column : spreadColumn(column, mirrored, table.rows);
  });
  if (!whole || missing > 0) {
    const states = new Int32Array(table.rows).fill(ANSWERS.indexOf('not mirrored'));
    rows.states.forEach((state, i) => (states[mirrored[i]!] = state));
    columns.push(answerColumn(states) as (typeof columns)[number]);
  }
  const store = new ColumnStore(ticket.job);
  for (const [index, column] of columns.entries()) {
    for (const chunk of chunksOf(column, table.rows)) await store.add(index, chunk);
  }
  const digests = await store.finish(columns.length);
  const kept = await finishJob<Predictions>(
    ticket,
    {
      kind: 'predictions',
      table: table.digest,
      model: model.digest,
      rows: table.rows,
      failed: table.rows - mirrored.length + missing,
      columns: columns.map((column, i) => metaOf(column, digests[i]!)),
    },
    { recipe: 'shadow', inputs: [table.digest, model.digest], seed: null, environment: ran.environment },
  );
  return {
    predictions: kept.digest,
    answered: mirrored.length - missing,
    failed: rows.failed,
    timedOut: rows.timedOut,
    errors: rows.errors,
    calls: rows.callsMs.length,
    callsMs: evenly(rows.callsMs, MOST_CALLS),
    ...ran,
  };
}

function evenly(values: readonly number[], most: number): readonly number[] {
  if (values.length <= most) return values;
  return Array.from({ length: most }, (_, i) => values[Math.floor((i * values.length) / most)]!);
}
