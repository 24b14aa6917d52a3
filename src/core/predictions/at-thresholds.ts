import type { GroupThresholds, Task } from '../model/signature.ts';
import { cellAt } from '../table/cell-at.ts';
import { lengthOf, type Column } from '../table/column.ts';

type ClassTask = Extract<Task, { type: 'classification' }>;
/** The score from which on a row is predicted positive: the same for all rows, or by row of the table. */
export type Cut = number | Float64Array;

/** Threshold of every row of a table by the group it is in; `column` is the one that the thresholds name. */
export function rowThresholds(
  { byValue, missing, otherwise }: GroupThresholds,
  column: Column,
): Float64Array<ArrayBuffer> {
  const known = new Map(Object.entries(byValue));
  const of = (value: string | null): number => (value === null ? missing : (known.get(value) ?? otherwise));
  const cut = new Float64Array(lengthOf(column));
  if (column.type === 'category') {
    const byLevel = column.levels.map(of);
    for (let row = 0; row < cut.length; row++) cut[row] = byLevel[column.data[row]!] ?? missing;
    return cut;
  }
  for (let row = 0; row < cut.length; row++) {
    const cell = cellAt(column, row);
    cut[row] = of(cell === null ? null : String(cell));
  }
  return cut;
}

/** Index of the positive class where the score is at least the cut, of the other where it is less, -1 where missing. */
export function labelsAt(
  scores: Float32Array | Float64Array,
  positive: number,
  cut: Cut,
  from = 0,
): Int32Array<ArrayBuffer> {
  const codes = new Int32Array(scores.length);
  for (let i = 0; i < codes.length; i++) {
    const score = scores[i]!;
    const least = typeof cut === 'number' ? cut : cut[from + i]!;
    codes[i] = Number.isNaN(score) ? -1 : score >= least ? positive : 1 - positive;
  }
  return codes;
}

/**
 * Prediction columns whose labels are said anew by the positive class's scores; columns of rows from `from` on. As they
 * are where there is no cut, or no such scores.
 */
export function relabelled(
  columns: readonly Column[],
  task: Task,
  cut: Cut | null,
  from = 0,
): readonly Column[] {
  const positive = task.type === 'classification' ? positiveOf(task) : null;
  const scores = positive && columns.find(({ name }) => name === `score:${positive.name}`);
  if (cut === null || !positive || scores?.type !== 'number') return columns;
  const data = labelsAt(scores.data, positive.index, cut, from);
  const label: Column = {
    name: 'label',
    unit: null,
    role: 'prediction',
    type: 'category',
    data,
    levels: positive.classes,
    order: 'none',
    missing: data.reduce((count, code) => count + Number(code < 0), 0),
  };
  return [label, ...columns.filter(({ name }) => name !== 'label')];
}

function positiveOf({ classes, positive }: ClassTask) {
  const index = positive === null ? -1 : classes.indexOf(positive);
  return classes.length === 2 && index >= 0 ? { name: positive!, index, classes } : null;
}
