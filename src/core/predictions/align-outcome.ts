import { Problem } from '../kernel/problem.ts';
import type { Task } from '../model/signature.ts';
import { lengthOf, type Column } from '../table/column.ts';
import { labelsAt } from './at-thresholds.ts';
import { matchClasses } from './match-classes.ts';
import type { ClassOutcome, Outcome, ValueOutcome } from './outcome.ts';

type ClassTask = Extract<Task, { type: 'classification' }>;
type ValueTask = Extract<Task, { type: 'regression' }>;

export interface Alignment {
  outcome: Outcome;
  /**
   * Truth values the model has no class for, most frequent first. Their rows count as errors: each value is a class
   * of its own at the end of the outcome's classes, with score 0; beyond 20 of them the rest share one class.
   */
  unknown: readonly { value: string; rows: number }[];
}

/**
 * Truth and predictions of every row as one outcome. `predictions` are the stored columns: "label" (category) and
 * "score:<class>", or "value". Classes are matched with the truth by text (see matchClasses); a missing truth is
 * unlabeled. Where the task has a threshold, or there is no "label", the predicted class comes from the scores
 * (at least the threshold; else the highest, the first of equals). Thresholds by group are in "label" already. A two-class model with one score column gets the
 * other as 1 - score.
 * Throws Problem "truth.noClassMatches", "truth.wrongType", "predictions.missing" or "predictions.otherLength".
 */
export function alignOutcome(truth: Column, predictions: readonly Column[], task: Task): Alignment {
  for (const column of predictions) {
    if (lengthOf(column) !== lengthOf(truth)) throw otherLength(truth, column);
  }
  return task.type === 'regression'
    ? { outcome: alignValues(truth, predictions, task), unknown: [] }
    : alignClasses(truth, predictions, task);
}

function alignValues(truth: Column, predictions: readonly Column[], task: ValueTask): ValueOutcome {
  const value = predictions.find(({ name }) => name === 'value');
  if (!value) throw lacking('a "value" column', predictions);
  return { type: 'regression', truth: asNumbers(truth), predicted: asNumbers(value), unit: task.unit };
}

function asNumbers(column: Column): Float64Array {
  if (column.type === 'number' && column.data instanceof Float64Array) return column.data;
  if (column.type === 'number' || column.type === 'integer') return Float64Array.from(column.data);
  throw new Problem({
    code: 'truth.wrongType',
    message: `Column "${column.name}" holds no numbers, which a regression needs.`,
    expected: 'a number or integer column',
    found: column.type,
    where: `column "${column.name}"`,
    fix: 'Choose the column with the true values, or import it as a number.',
  });
}

function alignClasses(truth: Column, predictions: readonly Column[], task: ClassTask): Alignment {
  const scores = scoresOf(predictions, task);
  const label = predictions.find(({ name }) => name === 'label');
  if (!label && !scores) throw lacking('a "label" column or scores for every class', predictions);
  const match = matchClasses(truth, task.classes);
  const positive = task.positive === null ? -1 : task.classes.indexOf(task.positive);
  const classes = [...match.classes];
  let predicted: Int32Array;
  if (scores && task.threshold !== null && positive >= 0 && task.classes.length === 2) {
    predicted = labelsAt(scores[positive]!, positive, task.threshold);
  } else if (label) {
    predicted = labelCodes(label, classes);
  } else {
    predicted = highest(scores!);
  }
  const outcome: ClassOutcome = {
    type: 'classification',
    classes,
    truth: match.codes,
    predicted,
    scores: scores ? withZeros(scores, classes.length) : null,
    positive: positive < 0 ? null : positive,
  };
  return { outcome, unknown: match.unknown };
}

type Scores = Float32Array | Float64Array;

/** By class of the task; null where not every class has scores. */
function scoresOf(predictions: readonly Column[], { classes, positive }: ClassTask): Scores[] | null {
  const found = classes.map((name) => {
    const column = predictions.find((candidate) => candidate.name === `score:${name}`);
    return column?.type === 'number' ? column.data : null;
  });
  const only = positive === null ? -1 : classes.indexOf(positive);
  if (classes.length === 2 && only >= 0 && found[only] && !found[1 - only]) {
    found[1 - only] = Float64Array.from(found[only], (score) => 1 - score);
  }
  return found.length > 0 && found.every((scores) => scores !== null) ? found : null;
}

/** Classes that only the truth or the labels know have no scores: zeros, one array for all of them. */
function withZeros(scores: readonly Scores[], classes: number): Scores[] {
  const zeros = scores.length < classes ? new Float32Array(scores[0]!.length) : null;
  return Array.from({ length: classes }, (_, k) => scores[k] ?? zeros!);
}

/** Codes of the label column in `classes`, which grows by labels that are in use but not in it. */
function labelCodes(label: Column, classes: string[]): Int32Array {
  if (label.type !== 'category') throw lacking('a "label" column of categories', [label]);
  const seen = new Uint8Array(label.levels.length + 1);
  for (const code of label.data) seen[code + 1] = 1;
  const codeOf = new Map(classes.map((name, code) => [name, code]));
  const codes = Int32Array.from([null, ...label.levels], (level, at) => {
    if (level === null || seen[at] === 0) return -1;
    const known = codeOf.get(level);
    return known ?? classes.push(level) - 1;
  });
  if (codes.every((code, at) => code === at - 1)) return label.data;
  return label.data.map((code) => codes[code + 1]!);
}

function highest(scores: readonly Scores[]): Int32Array {
  const codes = new Int32Array(scores[0]!.length).fill(-1);
  const best = new Float64Array(codes.length).fill(-Infinity);
  scores.forEach((column, code) => {
    for (let i = 0; i < codes.length; i++) {
      if (column[i]! > best[i]!) {
        best[i] = column[i]!;
        codes[i] = code;
      }
    }
  });
  return codes;
}

function otherLength(truth: Column, column: Column): Problem {
  return new Problem({
    code: 'predictions.otherLength',
    message: 'The predictions were made on another table than this truth.',
    expected: `${String(lengthOf(truth))} rows, as in column "${truth.name}"`,
    found: `${String(lengthOf(column))} rows in "${column.name}"`,
    fix: 'Run the model on this table.',
  });
}

function lacking(expected: string, predictions: readonly Column[]): Problem {
  return new Problem({
    code: 'predictions.missing',
    message: `The predictions lack ${expected}.`,
    expected,
    found: predictions.map(({ name, type }) => `${name} (${type})`).join(', ') || 'no columns',
    fix: 'Check how the outputs of the model are read, and run it again.',
  });
}
