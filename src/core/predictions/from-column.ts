import { Problem } from '../kernel/problem.ts';
import type { Task } from '../model/signature.ts';
import { cellAt } from '../table/cell-at.ts';
import { lengthOf, type Column } from '../table/column.ts';

/**
 * A column that already holds predictions, as prediction columns. Values mean classes by `labels` (from the value as
 * text; null: the values are the class names); a value that means no class counts as failed.
 * `probability`, if given, is the positive class's, in [0, 1]. Regression: the column's numbers.
 */
export function predictionsFromColumn(
  column: Column,
  probability: Column | null,
  labels: Readonly<Record<string, string>> | null,
  task: Task,
): { columns: Column[]; failed: number } {
  const base = { unit: null, role: 'prediction' as const };
  const rows = lengthOf(column);
  if (task.type === 'regression') {
    const data = numbersOf(column);
    const failed = data.reduce((count, value) => count + Number(!Number.isFinite(value)), 0);
    return { columns: [{ ...base, name: 'value', type: 'number', data, missing: failed }], failed };
  }
  const classOf = (value: string): number => task.classes.indexOf(labels ? (labels[value] ?? '') : value);
  const codes = new Int32Array(rows);
  if (column.type === 'category') {
    const byLevel = column.levels.map(classOf);
    for (let row = 0; row < rows; row++) codes[row] = byLevel[column.data[row]!] ?? -1;
  } else {
    const known = new Map<string, number>();
    for (let row = 0; row < rows; row++) {
      const cell = cellAt(column, row);
      const text = cell === null ? null : String(cell);
      if (text !== null && !known.has(text)) known.set(text, classOf(text));
      codes[row] = text === null ? -1 : known.get(text)!;
    }
  }
  const failed = codes.reduce((count, code) => count + Number(code < 0), 0);
  const label: Column = {
    ...base,
    name: 'label',
    type: 'category',
    data: codes,
    levels: task.classes,
    order: 'given',
    missing: failed,
  };
  return { columns: [label, ...(probability ? scores(probability, task) : [])], failed };
}

function scores(probability: Column, task: Extract<Task, { type: 'classification' }>): Column[] {
  const positive = task.positive === null ? -1 : task.classes.indexOf(task.positive);
  if (task.classes.length !== 2 || positive < 0) return [];
  const given = numbersOf(probability);
  const [low, high] = given.reduce(([a, b], value) => [value < a ? value : a, value > b ? value : b], [0, 1]);
  if (low < 0 || high > 1) {
    throw new Problem({
      code: 'predictions.notProbability',
      message: `The column “${probability.name}” does not hold probabilities.`,
      expected: 'numbers from 0 to 1',
      found: `${String(low)} to ${String(high)}`,
      fix: 'Choose another column for the probability, or none.',
    });
  }
  return task.classes.map((name, i) => {
    const data = new Float32Array(given.length);
    let missing = 0;
    for (let row = 0; row < data.length; row++) {
      data[row] = i === positive ? given[row]! : 1 - given[row]!;
      if (Number.isNaN(data[row]!)) missing++;
    }
    return { name: `score:${name}`, unit: null, role: 'probability', type: 'number', data, missing };
  });
}

function numbersOf(column: Column): Float64Array<ArrayBuffer> {
  if (column.type === 'number' || column.type === 'integer') return Float64Array.from(column.data);
  throw new Problem({
    code: 'predictions.notNumbers',
    message: `The column “${column.name}” does not hold numbers.`,
    expected: 'a numeric column',
    found: column.type,
  });
}
