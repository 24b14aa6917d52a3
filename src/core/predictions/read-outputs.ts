import { Problem } from '../kernel/problem.ts';
import type { OutputMap, Signature, Task } from '../model/signature.ts';
import type { TensorData, Tensors } from '../model/tensor-data.ts';
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
  /** The columns; rows never written read as failed there. */
  columns(): Column[];
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

  const decide = (own: TensorData['data'] | null, at: number, row: number): number => {
    if (byThreshold) return byThreshold(row);
    return own ? readLabel(own, at) : largestAt(probabilities, row);
  };
  return {
    write(from, count, given, fed = count) {
      if (count === 0) return;
      const own = label !== null && !byThreshold ? outputRows(given, label, fed, true).data : null;
      const scored = scores ? outputRows(given, scores.name, fed, false) : null;
      if (scores && scored) {
        readScores ??= scoreReader(scores.as, scored.width, positive, probabilities, scores.name);
      }
      for (let i = 0; i < count; i++) {
        const row = from + i;
        const usable = !scored || !readScores || readScores(scored.data, i * scored.width, row);
        labels[row] = usable ? decide(own, i, row) : -1;
        if (labels[row] === -1) failed++;
      }
    },
    failed: () => failed,
    columns() {
      const classes = [...task.classes];
      return [
        {
          ...described('label', countMissing(labels)),
          role: 'prediction',
          type: 'category',
          data: labels,
          levels: classes,
          order: 'none',
        },
        ...probabilities.map((data, c): Column => ({
          ...described(`score:${classes[c]!}`, countNaN(data)),
          role: 'probability',
          type: 'number',
          data,
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

function largestAt(probabilities: readonly Float32Array[], row: number): number {
  let best = -1;
  let largest = -Infinity;
  for (let c = 0; c < probabilities.length; c++) {
    const probability = probabilities[c]![row]!;
    if (probability > largest) {
      largest = probability;
      best = c;
    }
  }
  return best;
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
    columns: () => [
      { ...described('value', countNaN(values)), role: 'prediction', type: 'number', data: values },
    ],
  };
}

function described(name: string, missing: number) {
  return { name, missing, unit: null };
}

function countMissing(labels: Int32Array): number {
  let missing = 0;
  for (const label of labels) if (label < 0) missing++;
  return missing;
}

function countNaN(values: Float32Array | Float64Array): number {
  let missing = 0;
  for (const value of values) if (Number.isNaN(value)) missing++;
  return missing;
}
