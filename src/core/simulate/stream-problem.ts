import { Problem } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import type { PoolRows } from './pool-rows.ts';
import type { Injection } from './stream-question.ts';

/** A column of the pool. Throws Problem "stream.noColumn". */
export function poolColumn(pool: PoolRows, name: string, injection: Injection): Column {
  const column = pool.columns.get(name);
  if (column) return column;
  throw new Problem({
    code: 'stream.noColumn',
    message: `“${injection.name}” changes a column “${name}” that the log does not take from its dataset.`,
    expected: [...pool.columns.keys()].join(', '),
    found: name,
    where: injection.name,
    fix: 'Choose another column, or take this one among the inputs.',
  });
}

export function wrongColumn(injection: Injection, column: Column, expected: string): Problem {
  return new Problem({
    code: 'stream.wrongColumn',
    message: `“${injection.name}” does not fit column “${column.name}”.`,
    expected,
    found: column.type,
    where: injection.name,
    fix: 'Choose another column or another kind of change.',
  });
}

export function nothingToDraw(injection: Injection, expected: string): Problem {
  return new Problem({
    code: 'stream.noRows',
    message: `“${injection.name}” has no rows to draw from.`,
    expected,
    where: injection.name,
    fix: 'Choose a value that occurs in the dataset and a share between 0% and 100%.',
  });
}
