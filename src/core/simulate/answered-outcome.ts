import type { Column } from '../table/column.ts';
import { strengthAt } from './course.ts';
import { drawNormal } from './draws.ts';
import { exp } from './elementary.ts';
import { named } from './made-columns.ts';
import type { PoolRows } from './pool-rows.ts';
import { wrongAbove } from './row-errors.ts';
import { seededFor } from './seeded.ts';
import type { MadeRows } from './made-rows.ts';
import type { StreamColumns } from './stream-columns.ts';
import { DAY_MS, type StreamQuestion } from './stream-question.ts';

/** Standard deviation of the logarithm of the time to answer. */
const LATENCY_SPREAD = 0.35;
/** How often a thumb that is given points up, by whether the answer was right. */
const UP_IF_RIGHT = 0.85;
const UP_IF_WRONG = 0.35;

export interface Answered {
  prediction: Column | null;
  scores: readonly Column[];
  /** How wrong each row is; NaN = not known. */
  errors: Float64Array | null;
  /** When its label is there; NaN = never. */
  labelled: Float64Array<ArrayBuffer> | null;
}

/** The columns of a log, from rows and what became of them; chunks in turn. */
export function answeredOutcome(
  question: StreamQuestion,
  pool: PoolRows,
  names: StreamColumns,
): (made: MadeRows, answered: Answered) => readonly Column[] {
  const endMs = question.startMs + question.days * DAY_MS;
  const latencies = seededFor(question.seed, 'latency');
  const thumbs = seededFor(question.seed, 'feedback');
  const label = question.pool.label === null ? null : pool.columns.get(question.pool.label);
  const limit = label && (label.type === 'number' || label.type === 'integer') ? wrongAbove(label) : 0.5;

  return ({ times, columns, label, days }, { prediction, scores, errors, labelled }) => {
    const made: Column[] = [
      { ...named(names.time, 'timestamp'), type: 'timestamp', data: times, zone: 'utc' },
      ...[...columns.values()].map((column) => ({ ...column, role: 'feature' as const })),
    ];
    if (prediction && names.prediction !== null)
      made.push({ ...prediction, name: names.prediction, role: 'prediction' });
    scores.forEach((score, at) =>
      made.push({ ...score, name: names.scores[at]!.column, role: 'probability' }),
    );
    if (names.latency !== null)
      made.push({ ...named(names.latency, 'latency', 'ms'), type: 'integer', data: latencyOf(days) });
    if (names.modelVersion !== null) made.push(versionsOf(question, names.modelVersion, days));
    if (names.feedback !== null) made.push(thumbsOf(names.feedback, errors));
    if (label && labelled) {
      // What comes after the end of the log has not come yet.
      const arrived = labelled.map((atMs) => (atMs < endMs ? atMs : NaN));
      made.push({ ...without(label, arrived), role: 'label' });
      if (names.labelTime !== null)
        made.push({ ...named(names.labelTime, 'timestamp'), type: 'timestamp', data: arrived, zone: 'utc' });
    }
    return made;
  };

  function latencyOf(days: Float64Array): Int32Array<ArrayBuffer> {
    return Int32Array.from(days, (day) => {
      let median = question.latencyMs ?? 0;
      for (const { change, course } of question.injections)
        if (change.of === 'latency') median *= 1 + (change.factor - 1) * strengthAt(course, day);
      return Math.max(1, Math.round(median * exp(LATENCY_SPREAD * drawNormal(latencies))));
    });
  }

  function thumbsOf(name: string, errors: Float64Array | null): Column {
    const data = Int32Array.from(errors ?? [], (error) => {
      const [given, up] = [thumbs.uniform(), thumbs.uniform()];
      if (given >= question.feedback || Number.isNaN(error)) return -1;
      return Number(up < (error > limit ? UP_IF_WRONG : UP_IF_RIGHT));
    });
    return { ...named(name, 'feedback'), type: 'category', data, levels: ['down', 'up'], order: 'none' };
  }
}

function versionsOf({ versions }: StreamQuestion, name: string, days: Float64Array): Column {
  const levels = [...new Set(versions.map((version) => version.name))];
  const data = Int32Array.from(days, (day) => {
    const now = versions.findLast(({ fromDay }) => day >= fromDay) ?? versions[0]!;
    return levels.indexOf(now.name);
  });
  return { ...named(name, 'modelVersion'), type: 'category', data, levels, order: 'none' };
}

/** Labels that have arrived; a whole number that may be missing is a number. */
function without(label: Column, arrived: Float64Array): Column {
  if (label.type === 'text') {
    const valid = Uint8Array.from(arrived, (atMs, row) =>
      Number(!Number.isNaN(atMs) && (label.valid?.[row] ?? 1)),
    );
    return { ...label, valid };
  }
  const wide: Column =
    label.type === 'integer' ? { ...label, type: 'number', data: Float64Array.from(label.data) } : label;
  const isCoded = wide.type === 'category' || wide.type === 'boolean';
  const data = wide.data.slice();
  arrived.forEach((atMs, row) => {
    if (Number.isNaN(atMs)) data[row] = isCoded ? -1 : NaN;
  });
  return { ...wide, data } as Column;
}
