import type { Column } from '../table/column.ts';
import { strengthAt } from './course.ts';
import type { PoolRows } from './pool-rows.ts';
import { rowsWhere } from './rows-where.ts';
import { seededFor } from './seeded.ts';
import { nothingToDraw, wrongColumn } from './stream-problem.ts';
import type { StreamQuestion } from './stream-question.ts';

/** Changes what is true of rows in place; chunks in turn. */
export type ChangeLabels = (label: Column, days: Float64Array, poolRow: Int32Array) => void;

/** Throws Problem "stream.wrongColumn" or "stream.noRows". */
export function conceptLabels(question: StreamQuestion, pool: PoolRows): ChangeLabels {
  const label = question.pool.label === null ? null : (pool.columns.get(question.pool.label) ?? null);
  const changes = question.injections.flatMap((injection) => {
    const { change } = injection;
    if (change.of !== 'concept') return [];
    if (!label) throw nothingToDraw(injection, 'a column of labels');
    const classes = label.type === 'category' ? label.levels.length : 2;
    if (label.type !== 'category' && label.type !== 'boolean')
      throw wrongColumn(injection, label, 'labels that are classes');
    const to = change.to === null ? -1 : classCode(label, change.to);
    if (change.to !== null && to < 0) throw nothingToDraw(injection, 'a class of the labels');
    const random = seededFor(question.seed, `concept ${injection.id}`);
    return [
      {
        course: injection.course,
        share: change.share,
        inside: rowsWhere(injection.where, pool),
        classes,
        to,
        random,
      },
    ];
  });
  return (column, days, poolRow) => {
    if (column.type !== 'category' && column.type !== 'boolean') return;
    for (const { course, share, inside, classes, to, random } of changes) {
      for (let row = 0; row < days.length; row++) {
        // Two draws for every row, whatever becomes of it.
        const [hit, other] = [random.uniform(), random.below(Math.max(1, classes - 1))];
        const is = column.data[row]!;
        if (is < 0 || !inside[poolRow[row]!] || hit >= share * strengthAt(course, days[row]!)) continue;
        column.data[row] = to >= 0 ? to : (is + 1 + other) % classes;
      }
    }
  };
}

/** The code of a class by its text, -1 where there is none. */
export function classCode(column: Column, text: string): number {
  if (column.type === 'category') return column.levels.indexOf(text);
  return column.type === 'boolean' && (text === 'true' || text === 'false') ? Number(text === 'true') : -1;
}
