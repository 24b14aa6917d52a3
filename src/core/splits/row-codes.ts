import { Problem } from '../kernel/problem.ts';
import { columnLevels } from '../slices/column-levels.ts';
import type { Column } from '../table/column.ts';
import type { RowCodes } from './split.ts';

/** Classes of a label at most; more are no classes. */
export const MOST_CLASSES = 1000;

/** The values of a column as codes. Throws Problem "split.tooManyClasses" beyond `most` distinct values. */
export function rowCodes(column: Column, most = Infinity): RowCodes {
  const found = columnLevels(column, most);
  if (!found || found.levels.length > most) {
    throw new Problem({
      code: 'split.tooManyClasses',
      message: `Column “${column.name}” has more than ${String(most)} different values: they are no classes.`,
      expected: `at most ${String(most)} different values`,
      where: `column “${column.name}”`,
      fix: 'Choose the label, or bin the column first.',
    });
  }
  return { codes: found.codes, names: found.levels.map(String) };
}
