import { estimate, undefinedBecause, type Estimate, type Reason } from '../kernel/estimate.ts';
import { topPlaces } from '../profile/top-places.ts';
import { wilson } from '../stats/wilson.ts';
import type { OneSidedValues, ValueDrift } from './drift-question.ts';
import { missingDifference, sideOf, unjudgedBecause } from './drift-sides.ts';
import { homogeneity } from './homogeneity.ts';
import { jsDistanceBase2, lInfinity, psi } from './share-distances.ts';

/** How often each value occurs in a window. */
export interface WindowValues {
  rows: number;
  missing: number;
  counts: Float64Array;
}

/** Counts codes (below 0 = missing) of so many values. */
export function windowValues(codes: ArrayLike<number>, values: number): WindowValues {
  const counts = new Float64Array(values);
  let missing = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code < 0) missing++;
    else counts[code]!++;
  }
  return { rows: codes.length, missing, counts };
}

/** Values of a side listed by name when the other side has none of them. */
const LISTED = 10;

/** A column of named values in two windows; both count the same `values`. */
export function valueDrift(
  { name, unit, values }: { name: string; unit: string | null; values: readonly string[] },
  reference: WindowValues,
  current: WindowValues,
): ValueDrift {
  const pair = { reference: reference.counts, current: current.counts };
  const was = sideOf(reference.rows, reference.rows - reference.missing, reference.missing, 0);
  const is = sideOf(current.rows, current.rows - current.missing, current.missing, 0);
  const n = was.n + is.n;
  const why: Reason = was.rows === 0 || is.rows === 0 ? 'emptySlice' : 'allMissing';
  const estimated = (value: number | null): Estimate =>
    value === null ? undefinedBecause(why, n) : estimate(value, n);
  const index = psi(pair);
  const held = values.filter((_, at) => pair.reference[at]! + pair.current[at]! > 0).length;
  return {
    column: name,
    unit,
    kind: 'values',
    reference: was,
    current: is,
    missingDifference: missingDifference(reference, current),
    unjudged: unjudgedBecause(was, is, held === 1),
    jsDistanceBase2: estimated(jsDistanceBase2(pair)),
    chiSquare: homogeneity(pair),
    psi: index && { ...index, bins: held },
    lInfinity: estimated(lInfinity(pair)),
    fresh: oneSided(values, pair.current, pair.reference),
    gone: oneSided(values, pair.reference, pair.current),
  };
}

/** What is in the one and not in the other. */
function oneSided(values: readonly string[], of: Float64Array, other: Float64Array): OneSidedValues {
  const alone = of.map((count, at) => (other[at] === 0 ? count : 0));
  let [n, rows, distinct] = [0, 0, 0];
  for (let at = 0; at < of.length; at++) {
    n += of[at]!;
    rows += alone[at]!;
    if (alone[at]! > 0) distinct++;
  }
  return {
    distinct,
    share: n === 0 ? undefinedBecause('allMissing', 0) : estimate(rows / n, n, wilson(rows, n)),
    first: topPlaces(alone, LISTED).map((at) => ({ value: values[at]!, count: alone[at]! })),
  };
}
