import type { LogWindow } from '../drift/log-profile.ts';
import { Problem } from '../kernel/problem.ts';
import type { Task } from '../model/signature.ts';
import { alignOutcome } from '../predictions/align-outcome.ts';
import { inClassOrder } from '../predictions/class-order.ts';
import { predictionsFromColumn } from '../predictions/from-column.ts';
import type { Outcome } from '../predictions/outcome.ts';
import { unlabeledTruth } from '../predictions/unlabeled-truth.ts';
import { columnLevels } from '../slices/column-levels.ts';
import { countAtMost } from '../stats/count-at-most.ts';
import { lengthOf, type Column } from '../table/column.ts';
import type { LogColumns } from './log.ts';

/** What a log says the model answered and what was true. */
export interface AnswerColumns {
  prediction: Column | null;
  label: Column | null;
  /** By class. */
  scores: readonly { class: string; column: Column }[];
}

/** Beyond this many values a column of predictions is no column of classes. */
const MOST_CLASSES = 1000;

/**
 * Labels and answers of a log's rows as one outcome; rows whose label has not arrived are unlabeled. Numbers are values
 * unless there are scores or a positive class. Throws Problem "log.noAnswers", "log.tooManyClasses" and those of
 * `alignOutcome`.
 */
export function logOutcome(
  { prediction, label, scores }: AnswerColumns,
  { positive }: Pick<LogColumns, 'positive'>,
): Outcome {
  const first = prediction ?? scores[0]?.column;
  if (!first) {
    throw new Problem({
      code: 'log.noAnswers',
      message: 'The log does not say what the model answered.',
      expected: 'a column with the prediction, or with scores',
      found: 'neither',
      fix: 'Name the column in the columns of the log.',
    });
  }
  const isNumber = prediction?.type === 'number' || prediction?.type === 'integer';
  if (isNumber && scores.length === 0 && positive === null) {
    const task: Task = { type: 'regression', unit: prediction.unit };
    return alignOutcome(
      label ?? unlabeledTruth(lengthOf(first), task),
      predictionsFromColumn(prediction, null, null, task).columns,
      task,
    ).outcome;
  }
  const task: Task = {
    type: 'classification',
    classes: classesOf(prediction, label, scores, positive),
    positive,
    threshold: null,
  };
  const answered = prediction ? predictionsFromColumn(prediction, null, null, task).columns : [];
  const scored = scores.map(({ class: name, column }) => ({ ...column, name: `score:${name}` }));
  return alignOutcome(label ?? unlabeledTruth(lengthOf(first), task), [...answered, ...scored], task).outcome;
}

/** All classes that are scored, predicted, positive or true; of two classes with one score the other is among them. */
function classesOf(
  prediction: Column | null,
  label: Column | null,
  scores: AnswerColumns['scores'],
  positive: string | null,
): readonly string[] {
  const names = new Set([...scores.map((one) => one.class), ...(positive === null ? [] : [positive])]);
  for (const column of [prediction, label]) {
    if (!column) continue;
    const found = columnLevels(column, MOST_CLASSES);
    if (!found) throw tooMany(column);
    const isUsed = new Uint8Array(found.levels.length);
    for (const code of found.codes) if (code >= 0) isUsed[code] = 1;
    found.levels.forEach((level, at) => isUsed[at] && names.add(String(level)));
  }
  return inClassOrder([...names]);
}

function tooMany({ name }: Column): Problem {
  return new Problem({
    code: 'log.tooManyClasses',
    message: `The column “${name}” does not hold classes.`,
    expected: `at most ${String(MOST_CLASSES)} different values`,
    found: 'more',
    fix: 'Choose another column, or leave the positive class and the scores out where the model answers a number.',
  });
}

/** Which window each row lies in by its time (milliseconds since 1970); -1 = none. Windows are ascending. */
export function windowsOfTimes(
  times: ArrayLike<number>,
  windows: readonly LogWindow[],
): Int32Array<ArrayBuffer> {
  const starts = Float64Array.from(windows, ({ fromMs }) => fromMs);
  const places = new Int32Array(times.length).fill(-1);
  let last = 0;
  for (let row = 0; row < places.length; row++) {
    const ms = times[row]!;
    if (Number.isNaN(ms)) continue;
    // Rows come mostly in the order of time.
    if (!(windows[last] && ms >= starts[last]! && ms < windows[last]!.toMs))
      last = countAtMost(starts, ms) - 1;
    if (last >= 0 && ms < windows[last]!.toMs) places[row] = last;
    else last = Math.max(0, last);
  }
  return places;
}

/** The outcome as it was known at a time: labels that arrived at or after it, or never, are not known. */
export function knownBy<O extends Outcome>(outcome: O, arrivedMs: ArrayLike<number>, atMs: number): O {
  const isKnown = (row: number): boolean => arrivedMs[row]! < atMs;
  return outcome.type === 'regression'
    ? { ...outcome, truth: outcome.truth.map((value, row) => (isKnown(row) ? value : NaN)) }
    : { ...outcome, truth: outcome.truth.map((code, row) => (isKnown(row) ? code : -1)) };
}
