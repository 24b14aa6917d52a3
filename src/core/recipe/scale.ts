import { quantileSorted } from '../stats/quantile-sorted.ts';
import { inPlace, wrongSetting, type ColumnStepKind, type Learner } from './column-step-kind.ts';
import type { LearnedOf } from './fitted.ts';
import type { Note } from './findings.ts';
import { numberColumn } from './make-column.ts';
import { Moments, nothingToLearn, NumberSample } from './number-sample.ts';
import type { StepOf } from './recipe.ts';
import { numbersOf } from './vector.ts';

type Learned = LearnedOf['scale'];
const EPSILON = 2 ** -52;

/**
 * As StandardScaler (variance over n), MinMaxScaler, RobustScaler (median and quartiles) and MaxAbsScaler of
 * scikit-learn: missing values take no part and stay, a constant column is divided by 1. Infinite values take no
 * part in learning.
 */
export const scale: ColumnStepKind<StepOf<'scale'>, Learned> = {
  accepts: ['number', 'boolean'],
  check: ({ method, low, high }) =>
    method !== 'minMax' || (Number.isFinite(low) && Number.isFinite(high) && low < high)
      ? null
      : wrongSetting(
          'The target range is empty.',
          'a low end below the high end',
          `${String(low)} to ${String(high)}`,
        ),
  learner: (step, name) => learnerOf(step, name),
  outputs: (_, { name }) => [{ name, kind: 'number' }],
  apply(_, learned, column, note) {
    const { center, divisor, shift } = learned;
    const values = numbersOf(column);
    noteRange(values, learned, note);
    return [
      numberColumn(
        { ...column, unit: null },
        values.map((value) => (value - center) / divisor + shift),
      ),
    ];
  },
};

function learnerOf({ method, low, high }: StepOf<'scale'>, name: string): Learner<Learned> {
  const moments = new Moments();
  const sample = new NumberSample();
  return {
    add(column) {
      const values = numbersOf(column);
      moments.add(values);
      if (method === 'robust') sample.add(values);
    },
    finish() {
      if (moments.n === 0) throw nothingToLearn(name);
      const range = { low: moments.low, high: moments.high };
      if (method === 'standard') return { ...standardized(moments), shift: 0, ...range };
      if (method === 'minMax') {
        const { divisor, constant } = divisorOf(
          (range.high - range.low) / (high - low),
          range.high - range.low,
        );
        return {
          center: range.low,
          divisor: constant ? 1 / (high - low) : divisor,
          shift: low,
          constant,
          ...range,
        };
      }
      if (method === 'maxAbs') {
        return {
          center: 0,
          ...divisorOf(Math.max(Math.abs(range.low), Math.abs(range.high))),
          shift: 0,
          ...range,
        };
      }
      const sorted = sample.sorted(name);
      const spread = quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25);
      return { center: quantileSorted(sorted, 0.5), ...divisorOf(spread), shift: 0, ...range };
    },
  };
}

/** Mean and standard deviation; a variance that rounding alone explains is that of a constant. */
export function standardized(moments: Moments): { center: number; divisor: number; constant: boolean } {
  const { n, mean, variance } = moments;
  const constant = variance <= n * EPSILON * variance + (n * mean * EPSILON) ** 2;
  return { center: mean, divisor: constant ? 1 : Math.sqrt(variance), constant };
}

function divisorOf(divisor: number, size = divisor): { divisor: number; constant: boolean } {
  const constant = size < 10 * EPSILON;
  return { divisor: constant ? 1 : divisor, constant };
}

/** Notes values outside what training had, and missing ones. */
export function noteRange(
  values: Float64Array,
  { low, high }: { low: number | null; high: number | null },
  note: Note,
): void {
  const from = low ?? -Infinity;
  const to = high ?? Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value < from) note('below', row, value);
    else if (value > to) note('above', row, value);
    else if (Number.isNaN(value)) note('missing', row, '');
  }
}

/** Limits learned as quantiles, or given. Missing values stay. */
export const clip: ColumnStepKind<StepOf<'clip'>, LearnedOf['clip']> = {
  accepts: ['number'],
  check({ by, low, high }) {
    if (low === null && high === null)
      return wrongSetting('There is no limit yet.', 'a lower or an upper limit');
    const inRange = (limit: number | null): boolean =>
      limit === null || (by === 'value' ? Number.isFinite(limit) : limit >= 0 && limit <= 1);
    if (!inRange(low) || !inRange(high)) {
      return wrongSetting('A limit is out of range.', by === 'value' ? 'a number' : 'a share from 0 to 1');
    }
    return low !== null && high !== null && low > high
      ? wrongSetting(
          'The lower limit is above the upper one.',
          'low at or below high',
          `${String(low)} > ${String(high)}`,
        )
      : null;
  },
  learner({ by, low, high }, name) {
    const sample = new NumberSample();
    return {
      needsNoRows: by === 'value',
      add: (column) => sample.add(numbersOf(column)),
      finish() {
        if (by === 'value') return { low, high };
        const sorted = sample.sorted(name);
        const at = (p: number | null): number | null => (p === null ? null : quantileSorted(sorted, p));
        return { low: at(low), high: at(high) };
      },
    };
  },
  outputs: inPlace,
  apply(_, limits, column, note) {
    const values = numbersOf(column);
    noteRange(values, limits, note);
    const low = limits.low ?? -Infinity;
    const high = limits.high ?? Infinity;
    return [
      numberColumn(
        column,
        values.map((value) => (value < low ? low : value > high ? high : value)),
      ),
    ];
  },
};
