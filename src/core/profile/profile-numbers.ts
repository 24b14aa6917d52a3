import { quantileSorted } from '../stats/quantile-sorted.ts';
import { shapeOf } from '../stats/shape-of.ts';
import { QUANTILES, TOP_VALUES } from './column-profile.ts';
import type { NumberProfile, ValueCount } from './column-profile.ts';
import { topPlaces } from './top-places.ts';

interface Profiled {
  missing: number;
  distinct: number;
  top: readonly ValueCount[];
  numbers: NumberProfile | null;
}

/** By sorting a copy: quantiles and counts of distinct values are exact. */
export function profileNumbers(data: Float64Array | Float32Array | Int32Array): Profiled {
  const finite = new Float64Array(data.length);
  let n = 0;
  let missing = 0;
  let zeros = 0;
  let negatives = 0;
  let whole = true;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value - value !== 0) {
      if (Number.isNaN(value)) missing++;
      continue;
    }
    finite[n++] = value;
    if (value === 0) zeros++;
    else if (value < 0) negatives++;
    if (whole && Math.floor(value) !== value) whole = false;
  }
  const infinite = data.length - n - missing;
  if (n === 0) return { missing, distinct: infinite > 0 ? infiniteKinds(data) : 0, top: [], numbers: null };
  const values = finite.subarray(0, n);
  const { mean, deviation, skewness } = shapeOf(values);
  values.sort();
  const quantiles = QUANTILES.map((share) => quantileSorted(values, share));
  const [low, high] = [values[0]! + 0, values[n - 1]! + 0];
  const { distinct, top } = countSorted(values);
  return {
    missing,
    distinct: distinct + (infinite > 0 ? infiniteKinds(data) : 0),
    top,
    numbers: {
      low,
      high,
      mean,
      deviation,
      skewness,
      quantiles,
      zeros,
      negatives,
      infinite,
      whole,
    },
  };
}

function infiniteKinds(data: ArrayLike<number>): number {
  const kinds = new Set<number>();
  for (let i = 0; i < data.length; i++) if (Math.abs(data[i]!) === Infinity) kinds.add(data[i]!);
  return kinds.size;
}

/** Distinct values, and the most frequent ones (ties by value), of sorted values. */
function countSorted(sorted: Float64Array): { distinct: number; top: ValueCount[] } {
  const counts = new Uint32Array(sorted.length);
  let distinct = 0;
  // The values are moved to the front, each once; what is overwritten has been counted.
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    sorted[distinct] = sorted[from]!;
    counts[distinct++] = to - from;
    from = to;
  }
  const top = topPlaces(counts.subarray(0, distinct), TOP_VALUES);
  return { distinct, top: top.map((place) => ({ value: sorted[place]! + 0, count: counts[place]! })) };
}
