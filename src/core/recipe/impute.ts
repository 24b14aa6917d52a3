import type { Level } from '../slices/column-levels.ts';
import type { Column } from '../table/column.ts';
import { wrongSetting, type ColumnStepKind, type Learner } from './column-step-kind.ts';
import type { LearnedOf } from './fitted.ts';
import type { Note } from './findings.ts';
import { LevelCounts } from './level-counts.ts';
import { booleanColumn, madeColumn, numberColumn, textsLike, timestampColumn } from './make-column.ts';
import { Moments, nothingToLearn, NumberSample } from './number-sample.ts';
import type { StepOf } from './recipe.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import { fitsKind } from './text-steps.ts';
import { numbersOf, textsOf } from './vector.ts';

type Learned = LearnedOf['impute'];

/** Values that may be counted in search of the most frequent one. */
const MOST_VALUES = 100_000;

/** As SimpleImputer of scikit-learn: of equally frequent values the smallest. Infinite values count for none. */
export const impute: ColumnStepKind<StepOf<'impute'>, Learned> = {
  accepts: ['number', 'text', 'boolean', 'timestamp'],
  check({ fill, constant }, kind) {
    const numeric = kind === 'number' || kind === 'timestamp';
    if ((fill === 'mean' || fill === 'median') && !numeric) {
      return wrongSetting(
        `There is no ${fill} of a column without numbers.`,
        'the most frequent value, or a constant',
        fill,
      );
    }
    if (kind === 'timestamp' && fill !== 'mean' && fill !== 'median') {
      return wrongSetting('Missing dates are filled with their mean or median.', 'mean or median', fill);
    }
    if (fill === 'constant' && (constant === null || !fitsKind(constant, kind))) {
      return wrongSetting('The constant does not fit the column.', `a ${kind}`, JSON.stringify(constant));
    }
    return null;
  },
  learner: (step, column) => learnerOf(step, column),
  outputs: ({ indicator }, column) =>
    indicator ? [column, { name: `${column.name}_missing`, kind: 'boolean' }] : [column],
  apply({ indicator }, { fill }, column, note) {
    const filled = fillMissing(column, fill, note);
    if (!indicator) return [filled.column];
    return [filled.column, booleanColumn(madeColumn('missing'), filled.missing)];
  },
};

function learnerOf({ fill, constant }: StepOf<'impute'>, name: string): Learner<Learned> {
  const moments = new Moments();
  const sample = new NumberSample();
  const counts = new LevelCounts(name, MOST_VALUES);
  return {
    needsNoRows: fill === 'constant',
    add(column) {
      if (fill === 'mean') moments.add(numbersOf(column));
      else if (fill === 'median') sample.add(numbersOf(column));
      else if (fill === 'mostFrequent') counts.add(column);
    },
    finish() {
      let value: Level | undefined;
      if (fill === 'constant') value = constant!;
      else if (fill === 'mean') value = moments.n === 0 ? undefined : moments.mean;
      else if (fill === 'median') value = quantileSorted(sample.sorted(name), 0.5);
      else value = counts.byFrequency()[0];
      if (value === undefined) throw nothingToLearn(name);
      return { fill: value };
    },
  };
}

function fillMissing(
  column: Column,
  fill: Level,
  note: Note,
): { column: Column; missing: Int8Array<ArrayBuffer> } {
  const fillAt = (row: number): void => note('filled', row, fill);
  if (column.type === 'category' || column.type === 'text') {
    const { codes, levels } = textsOf(column);
    const missing = Int8Array.from(codes, (code) => (code < 0 ? 1 : 0));
    missing.forEach((is, row) => {
      if (is === 1) fillAt(row);
    });
    const filled = codes.map((code) => (code < 0 ? levels.length : code));
    return { column: textsLike(column, { codes: filled, levels: [...levels, String(fill)] }), missing };
  }
  const values = numbersOf(column);
  const missing = new Int8Array(values.length);
  const data = values.slice();
  for (let row = 0; row < data.length; row++) {
    if (!Number.isNaN(data[row]!)) continue;
    missing[row] = 1;
    data[row] = Number(fill);
    fillAt(row);
  }
  if (column.type === 'boolean') return { column: booleanColumn(column, Int8Array.from(data)), missing };
  if (column.type === 'timestamp') return { column: timestampColumn(column, data, column.zone), missing };
  return { column: numberColumn(column, data), missing };
}
