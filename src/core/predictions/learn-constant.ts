import { Problem } from '../kernel/problem.ts';
import type { ConstantAnswer } from '../model/model-version.ts';
import { columnLevels } from '../slices/column-levels.ts';
import { momentsOf } from '../stats/mean-interval.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { Column } from '../table/column.ts';
import { inClassOrder } from './class-order.ts';

/** What a column teaches a model that always answers the same. */
export interface LearnedConstant extends Pick<ConstantAnswer, 'answer' | 'shares' | 'rows'> {
  /** Of a majority; empty for a value. */
  classes: readonly string[];
}

/** A truth with more distinct values than this is no truth of a classification. */
const MOST_CLASSES = 1000;

/**
 * The most frequent value of a column (of equally frequent ones the first in the order of classes), or the mean or
 * median of its finite numbers. Throws Problem "constant.noValues", "constant.notNumbers" or
 * "constant.tooManyClasses".
 */
export function learnConstant(column: Column, by: ConstantAnswer['by']): LearnedConstant {
  return by === 'majority' ? majorityOf(column) : centreOf(column, by);
}

function majorityOf(column: Column): LearnedConstant {
  const found = column.type === 'timestamp' ? null : columnLevels(column, MOST_CLASSES);
  if (!found) {
    throw new Problem({
      code: 'constant.tooManyClasses',
      message: `Column “${column.name}” holds no classes.`,
      expected: `a column with at most ${String(MOST_CLASSES)} different values`,
      found: column.type === 'timestamp' ? 'dates' : 'more than that',
      fix: 'Choose the column with the true classes, or the mean or median of a value.',
    });
  }
  const counts = new Map<string, number>();
  const byLevel = new Float64Array(found.levels.length);
  let rows = 0;
  for (const code of found.codes) {
    if (code < 0) continue;
    byLevel[code]!++;
    rows++;
  }
  if (rows === 0) throw noValues(column);
  found.levels.forEach((level, code) => {
    if (byLevel[code]! > 0) counts.set(String(level), byLevel[code]!);
  });
  const classes = inClassOrder([...counts.keys()]);
  const most = Math.max(...counts.values());
  return {
    answer: classes.find((name) => counts.get(name) === most)!,
    shares: classes.map((name) => counts.get(name)! / rows),
    rows,
    classes,
  };
}

function centreOf(column: Column, by: 'mean' | 'median'): LearnedConstant {
  if (column.type !== 'number' && column.type !== 'integer') {
    throw new Problem({
      code: 'constant.notNumbers',
      message: `Column “${column.name}” holds no numbers to take the ${by} of.`,
      expected: 'a number or integer column',
      found: column.type,
      fix: 'Choose a column of numbers, or the most frequent class.',
    });
  }
  const values = Float64Array.from(column.data).filter((value) => Number.isFinite(value));
  if (values.length === 0) throw noValues(column);
  const answer = by === 'mean' ? momentsOf(values).mean : quantileSorted(values.sort(), 0.5);
  return { answer, shares: null, rows: values.length, classes: [] };
}

function noValues(column: Column): Problem {
  return new Problem({
    code: 'constant.noValues',
    message: `Column “${column.name}” has no value to learn from.`,
    expected: 'a column with values',
    fix: 'Choose the column with the true answers.',
  });
}
