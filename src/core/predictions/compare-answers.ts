import type { Task } from '../model/signature.ts';
import { cellAt } from '../table/cell-at.ts';
import type { Column } from '../table/column.ts';

/** How a model's answers compare with known ones. */
export interface Agreement {
  rows: number;
  equal: number;
  /** Of numbers: the largest absolute difference; null where labels are compared. */
  largestDifference: number | null;
  firstDifferences: readonly { row: number; expected: string; got: string }[];
}

const SHOWN = 5;
/** Numbers count as equal within this relative difference: files carry about seven digits. */
const TOLERANCE = 1e-5;

/**
 * Compares prediction columns with a column of known answers over the first `rows` rows: values for a regression, the
 * positive class's probability where the known column holds numbers that are no class names, labels otherwise.
 */
export function compareAnswers(
  predicted: readonly Column[],
  known: Column,
  task: Task,
  rows: number,
): Agreement {
  const column = comparable(predicted, known, task);
  const numeric = column.type === 'number';
  const firstDifferences: { row: number; expected: string; got: string }[] = [];
  let equal = 0;
  let largest = 0;
  for (let row = 0; row < rows; row++) {
    const expected = cellAt(known, row);
    const got = cellAt(column, row);
    let same: boolean;
    if (numeric && typeof expected === 'number' && typeof got === 'number') {
      const difference = Math.abs(expected - got);
      largest = Math.max(largest, difference);
      same = difference <= TOLERANCE * Math.max(1, Math.abs(expected));
    } else {
      same = String(expected) === String(got);
    }
    if (same) equal++;
    else if (firstDifferences.length < SHOWN) {
      firstDifferences.push({ row, expected: String(expected), got: String(got) });
    }
  }
  return { rows, equal, largestDifference: numeric ? largest : null, firstDifferences };
}

function comparable(predicted: readonly Column[], known: Column, task: Task): Column {
  const named = (name: string) => predicted.find((column) => column.name === name);
  if (task.type === 'regression') return named('value')!;
  const score = task.positive === null ? undefined : named(`score:${task.positive}`);
  const numbers = known.type === 'number' && !task.classes.includes(String(known.data[0]));
  return numbers && score ? score : named('label')!;
}
