import { Problem } from '../kernel/problem.ts';
import type { OutputMap, Signature, Task } from '../model/signature.ts';
import type { Tensors } from '../model/tensor-data.ts';
import type { Column } from '../table/column.ts';
import { labelReader, outputRows } from './read-labels.ts';
import { scoreReader, type ReadScores } from './read-scores.ts';

/** Collects a model's answers, row by row of the table, into the columns that `Predictions` describes. */
export interface PredictionWriter {
  /**
   * Takes the outputs of one batch for rows [from, from + rows). `fed` is the number of rows the batch had when it was
   * filled up; the others are cut. Throws Problem where an output's shape, width or range does not fit.
   */
  write(from: number, rows: number, outputs: Tensors, fed?: number): void;
  /** Rows written without a usable answer: NaN or infinite scores or value, or a label that is no class. */
  failed(): number;
  /** Rows [from, to) of the columns, copied, or by default all of them; rows never written read as failed there. */
  columns(from?: number, to?: number): Column[];
}

/** The outputs that a writer for this signature reads: those to ask the engine for. */
export function outputsRead({ task, outputs }: Signature): string[] {
  const decided = task.type === 'classification' && task.threshold !== null && outputs.scores !== null;
  const names =
    task.type === 'regression' ? [outputs.value] : [decided ? null : outputs.label, outputs.scores?.name];
  return names.filter((name) => typeof name === 'string');
}

/** Bytes of scores that a tab can be asked to hold at once. */
const MOST_SCORE_BYTES = 2 ** 31;

/** A writer for `rows` rows, all memory allocated now. Throws Problem "model.tooManyScores" beyond 2 GB of them. */
export function createPredictionWriter(signature: Signature, rows: number): PredictionWriter {
  const { task, outputs } = signature;
  return task.type === 'classification' ? classWriter(task, outputs, rows) : valueWriter(outputs, rows);
}

type Classification = Extract<Task, { type: 'classification' }>;

/**
 * The label is the positive class where its probability, rounded to the 32 bits kept, is at least the threshold; else
 * the model's own label; else the class of the largest probability, the first of equals.
 */
function classWriter(task: Classification, outputs: OutputMap, rows: number): PredictionWriter {
  const { label, scores } = outputs;
  if (scores && rows * task.classes.length * 4 > MOST_SCORE_BYTES)
    throw tooManyScores(task.classes.length, rows);
  const labels = new Int32Array(rows).fill(-1);
  const probabilities = scores ? task.classes.map(() => new Float32Array(rows).fill(NaN)) : [];
  const found = task.positive === null ? -1 : task.classes.indexOf(task.positive);
  const positive = found < 0 ? null : found;
  const readLabel = labelReader(task.classes);
  const byThreshold = thresholdReader(task, positive, probabilities);
  let readScores: ReadScores | null = null;
  let failed = 0;

  return {
    write(from, count, given, fed = count) {
      if (count === 0) return;
      const own = label !== null && !byThreshold ? outputRows(given, label, fed, true).data : null;
      const scored = scores ? outputRows(given, scores.name, fed, false) : null;
      if (scores && scored) {
        readScores ??= scoreReader(scores.as, scored.width, positive, probabilities, scores.name);
      }
      if (scored && readScores) readScores(scored.data, count, from);
      const to = from + count;
      if (byThreshold) for (let row = from; row < to; row++) labels[row] = byThreshold(row);
      else if (own) for (let row = from; row < to; row++) labels[row] = readLabel(own, row - from);
      else labelLargest(probabilities, labels, from, to);
      const [some] = probabilities;
      for (let row = from; row < to; row++) {
        if (some && Number.isNaN(some[row])) labels[row] = -1;
        if (labels[row] === -1) failed++;
      }
    },
    failed: () => failed,
    columns(from = 0, to = rows) {
      const classes = [...task.classes];
      const data = part(labels, from, to);
      // A row's probabilities are there or missing together: those of one class are counted for all.
      const [some] = probabilities;
      const missing = some ? countNaN(some, from, to) : 0;
      return [
        {
          ...described('label', countMissing(data)),
          role: 'prediction',
          type: 'category',
          data,
          levels: classes,
          order: 'none',
        },
        ...probabilities.map((whole, c): Column => ({
          ...described(`score:${classes[c]!}`, missing),
          role: 'probability',
          type: 'number',
          data: part(whole, from, to),
        })),
      ];
    },
  };
}

function tooManyScores(classes: number, rows: number): Problem {
  return new Problem({
    code: 'model.tooManyScores',
    message: `The scores of ${String(classes)} classes for ${String(rows)} rows do not fit into memory.`,
    expected: 'at most 2 GB of scores',
    found: `${((rows * classes * 4) / 2 ** 30).toFixed(1)} GB`,
    fix: 'Read the label only, or use fewer rows.',
  });
}

function thresholdReader(
  { threshold, classes }: Classification,
  positive: number | null,
  probabilities: readonly Float32Array[],
): ((row: number) => number) | null {
  if (threshold === null || positive === null || classes.length !== 2 || probabilities.length === 0)
    return null;
  const scores = probabilities[positive]!;
  return (row) => (scores[row]! >= threshold ? positive : 1 - positive);
}

/** The class of the largest probability of each row [from, to), the first of equals; rows without any stay as they are. */
function labelLargest(
  probabilities: readonly Float32Array[],
  labels: Int32Array,
  from: number,
  to: number,
): void {
  const largest = new Float32Array(to - from).fill(-1);
  for (let c = 0; c < probabilities.length; c++) {
    const scores = probabilities[c]!;
    for (let row = from; row < to; row++) {
      const score = scores[row]!;
      if (!(score > largest[row - from]!)) continue;
      largest[row - from] = score;
      labels[row] = c;
    }
  }
}

function valueWriter(outputs: OutputMap, rows: number): PredictionWriter {
  const values = new Float64Array(rows).fill(NaN);
  let failed = 0;
  return {
    write(from, count, given, fed = count) {
      if (count === 0) return;
      const { data } = outputRows(given, outputs.value ?? '', fed, true);
      for (let i = 0; i < count; i++) {
        const value = Number(data[i]);
        values[from + i] = Number.isFinite(value) ? value : NaN;
        if (!Number.isFinite(value)) failed++;
      }
    },
    failed: () => failed,
    columns(from = 0, to = rows) {
      const data = part(values, from, to);
      return [
        { ...described('value', countNaN(values, from, to)), role: 'prediction', type: 'number', data },
      ];
    },
  };
}

function part<V extends Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
  values: V,
  from: number,
  to: number,
): V {
  return from === 0 && to === values.length ? values : (values.slice(from, to) as V);
}

function described(name: string, missing: number) {
  return { name, missing, unit: null };
}

function countMissing(labels: Int32Array): number {
  let missing = 0;
  for (const label of labels) if (label < 0) missing++;
  return missing;
}

function countNaN(values: Float32Array | Float64Array, from: number, to: number): number {
  let missing = 0;
  for (let row = from; row < to; row++) if (Number.isNaN(values[row])) missing++;
  return missing;
}
