import type { Column } from '../table/column.ts';
import { countValues, namedValues } from './column-values.ts';

/** Several columns drawn over each other: counts by column (or part of one), then by bin or value. */
export type SharedPicture =
  | {
      of: 'numbers';
      low: number;
      high: number;
      /** Where all are whole: how many of them a bin takes, from `low` on. */
      valuesPerBin: number | null;
      counts: readonly (readonly number[])[];
    }
  | {
      of: 'values';
      values: readonly string[];
      counts: readonly (readonly number[])[];
      /** Rows with other values, by column. */
      others: readonly number[];
    };

const BINS = 40;
const VALUES = 12;
/** Beyond this span, whole numbers are as good as continuous. */
const WIDEST_WHOLE = 1e9;

/** Null where the columns hold different things, or free text. */
export function sharedPicture(columns: readonly Column[]): SharedPicture | null {
  const numbers = columns.map(numbersOf);
  if (numbers.every((data) => data !== null)) {
    const isTime = columns.some(({ type }) => type === 'timestamp');
    return isTime && !columns.every(({ type }) => type === 'timestamp')
      ? null
      : pictureOfNumbers(numbers, isTime);
  }
  if (numbers.some((data) => data !== null)) return null;
  const named = columns.map(namedValues);
  if (!named.every((each) => each !== null)) return null;
  const counts = named.map(({ codes, values }) => countValues(codes, values));
  const shares = new Map<string, number>();
  for (const each of counts) {
    const n = [...each.values()].reduce((sum, count) => sum + count, 0);
    for (const [value, count] of each) shares.set(value, (shares.get(value) ?? 0) + count / n);
  }
  const values = [...shares]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, VALUES)
    .map(([value]) => value);
  return {
    of: 'values',
    values,
    counts: counts.map((each) => values.map((value) => each.get(value) ?? 0)),
    others: counts.map((each) => {
      let others = 0;
      for (const [value, count] of each) if (!values.includes(value)) others += count;
      return others;
    }),
  };
}

type Numbers = Float64Array | Float32Array | Int32Array;

function numbersOf(column: Column): Numbers | null {
  return column.type === 'number' || column.type === 'integer' || column.type === 'timestamp'
    ? column.data
    : null;
}

function pictureOfNumbers(sides: readonly Numbers[], isTime: boolean): SharedPicture | null {
  let low = Infinity;
  let high = -Infinity;
  let whole = !isTime;
  for (const data of sides) {
    for (let i = 0; i < data.length; i++) {
      const value = data[i]!;
      if (!(value - value === 0)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
      if (whole && Math.floor(value) !== value) whole = false;
    }
  }
  if (low > high) return null;
  const span = high - low + 1;
  const valuesPerBin = whole && span < WIDEST_WHOLE ? Math.ceil(span / BINS) : null;
  const bins = low === high ? 1 : valuesPerBin === null ? BINS : Math.ceil(span / valuesPerBin);
  // Halves, since high - low of the largest doubles is not finite.
  const scale = valuesPerBin === null ? bins / (high / 2 - low / 2) : 2 / valuesPerBin;
  const counts = sides.map((data) => {
    const counted = new Array<number>(bins).fill(0);
    for (let i = 0; i < data.length; i++) {
      const value = data[i]!;
      if (!(value - value === 0)) continue;
      const bin = low === high ? 0 : Math.floor((value / 2 - low / 2) * scale);
      counted[bin < bins ? bin : bins - 1]!++;
    }
    return counted;
  });
  return { of: 'numbers', low, high, valuesPerBin, counts };
}
