import { CHUNK_ROWS, type Column } from '../table/column.ts';
import { takeRows } from '../table/take-rows.ts';
import { valueChanger } from './change-values.ts';
import { conceptLabels } from './concept-labels.ts';
import { labelTimes } from './label-times.ts';
import { answeredOutcome } from './answered-outcome.ts';
import { poolDraws } from './pool-draws.ts';
import type { MadeRows } from './made-rows.ts';
import type { PoolRows } from './pool-rows.ts';
import { replaceRows } from './replace-rows.ts';
import { rowErrors } from './row-errors.ts';
import { scoresKept, streamColumns, type StreamColumns } from './stream-columns.ts';
import { DAY_MS, type StreamQuestion } from './stream-question.ts';
import { streamTimes } from './stream-times.ts';
import { trueChanges, type StreamTruth } from './stream-truth.ts';
import { withMissing } from './count-missing.ts';

/** A model's answers about `changed` rows, in their order: the columns of `Predictions`. */
export type Answers = readonly Column[];

export interface FinishedRows {
  /** The columns of the log. */
  columns: readonly Column[];
  /** By row how wrong the model is, NaN = not known; null where it says nothing. */
  errors: Float64Array<ArrayBuffer> | null;
  /** By row when its label is there, NaN = never; null without labels. */
  labelled: Float64Array<ArrayBuffer> | null;
}

/** A stream being made, chunk by chunk and in order. */
export interface StreamRun {
  rows: number;
  names: StreamColumns;
  /** The next chunk; null at the end. */
  next: () => MadeRows | null;
  /** What became of the rows of a chunk; null answers: changed rows keep the pool's. Each chunk once, in order. */
  finish: (made: MadeRows, answers: Answers | null) => FinishedRows;
  /** Of what is finished. */
  truth: () => StreamTruth;
}

/**
 * Begins a stream from rows of a pool. The same question and pool give the same bytes in every browser, as far as the
 * model's answers do. Throws the Problems "stream.…" where an injection does not fit, and what selectRows throws.
 */
export function beginStream(question: StreamQuestion, pool: PoolRows): StreamRun {
  const { startMs, days } = question;
  const { inputs, others, label: labelName } = question.pool;
  const times = streamTimes(question);
  const names = streamColumns(question, pool);
  const draw = poolDraws(question, pool);
  const onInputs = valueChanger(question, pool, (name) => inputs.includes(name));
  const onOthers = valueChanger(question, pool, (name) => !inputs.includes(name));
  const onLabels = conceptLabels(question, pool);
  const arriving = labelTimes(question, pool);
  const outcome = answeredOutcome(question, pool, names);
  const scores = scoresKept(question.pool, pool);
  const kept = [...new Set([...inputs, ...others])].filter((name) => name !== labelName);
  const rowsByDay = new Array<number>(days).fill(0);
  const known = new Array<number>(days).fill(0);
  const sums = new Array<number>(days).fill(0);
  let from = 0;

  const taken = (column: Column, poolRow: Int32Array): Column =>
    onOthers.widened(onInputs.widened(takeRows(column, poolRow)));

  function next(): MadeRows | null {
    if (from >= times.length) return null;
    const part = times.slice(from, Math.min(times.length, from + CHUNK_ROWS));
    const dayOf = part.map((atMs) => (atMs - startMs) / DAY_MS);
    const poolRow = Int32Array.from(dayOf, (day) => draw(day));
    const columns = new Map(kept.map((name) => [name, taken(pool.columns.get(name)!, poolRow)]));
    const label = labelName === null ? null : taken(pool.columns.get(labelName)!, poolRow);
    const all = label ? new Map([...columns, [label.name, label] as const]) : columns;
    const isChanged = new Uint8Array(part.length);
    onInputs.apply(all, dayOf, poolRow, isChanged);
    onOthers.apply(all, dayOf, poolRow, new Uint8Array(part.length));
    if (label) onLabels(label, dayOf, poolRow);
    const made: MadeRows = {
      from,
      times: part,
      columns,
      label,
      prediction: pool.prediction && takeRows(pool.prediction, poolRow),
      scores: scores.map((score) => ({ class: score.class, column: takeRows(score.column, poolRow) })),
      changed: Int32Array.from([...isChanged.keys()].filter((row) => isChanged[row] === 1)),
      days: dayOf,
      poolRow,
    };
    from += part.length;
    return made;
  }

  function finish(made: MadeRows, answers: Answers | null): FinishedRows {
    const again = (column: Column, name: string): Column => {
      const by = answers?.find((answer) => answer.name === name);
      return by ? replaceRows(column, made.changed, by) : column;
    };
    const isClass = answers?.some(({ name }) => name === 'label') ?? false;
    const prediction = made.prediction && again(made.prediction, isClass ? 'label' : 'value');
    const said = made.scores.map((score) => again(score.column, `score:${score.class}`));
    const errors = made.label && prediction ? rowErrors(made.label, prediction) : null;
    made.days.forEach((day, row) => {
      const at = Math.min(days - 1, Math.floor(day));
      rowsByDay[at]!++;
      if (!errors || Number.isNaN(errors[row]!)) return;
      known[at]!++;
      sums[at]! += errors[row]!;
    });
    const labelled = made.label ? arriving(made.days, made.poolRow, prediction) : null;
    const columns = outcome(made, { prediction, scores: said, errors, labelled }).map(withMissing);
    return { columns, errors, labelled };
  }

  return {
    rows: times.length,
    names,
    next,
    finish,
    truth: () => ({
      changes: trueChanges(question),
      rowsByDay,
      errorByDay: sums.map((sum, day) => (known[day] === 0 ? null : sum / known[day]!)),
    }),
  };
}
