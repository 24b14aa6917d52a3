import {
  cellKolmogorovSmirnov,
  cellWasserstein,
  cellWassersteinValue,
  type BoundedDistance,
} from './cell-distances.ts';
import { LEAST_JUDGED, type BandDistance } from './drift-question.ts';
import { homogeneity } from './homogeneity.ts';
import { limitTail } from './kolmogorov-smirnov.ts';
import type { ProfiledColumn } from './log-profile.ts';
import { rowsOutOfRange } from './out-of-range.ts';
import type { RangeProfile } from './range-profile.ts';
import { jsDistanceBase2 } from './share-distances.ts';

/** What can be said of a column in two windows at all. */
export type DriftStanding =
  | 'measured'
  /** Fewer than LEAST_JUDGED values on a side. */
  | 'tooLittle'
  /** One and the same value on both sides. */
  | 'constant'
  /** No value on either side. */
  | 'allMissing'
  /** Values on one side only. */
  | 'gone'
  | 'appeared'
  /** A window without rows. */
  | 'empty';

export interface UnseenValue {
  value: string;
  rows: number;
}

/** A column in two windows, from its counts by cell. Shares are fractions. */
export interface CellDrift {
  reference: RangeProfile;
  current: RangeProfile;
  standing: DriftStanding;
  /** What the distance is: Wasserstein's over the reference's standard deviation, unless that is 0. */
  measure: BandDistance;
  distance: BoundedDistance | null;
  /** Kolmogorov-Smirnov's distance of numbers, the chi-square of values. */
  beside: ({ of: 'ks' } & BoundedDistance) | { of: 'chiSquare'; value: number; df: number } | null;
  /** Of that test, without regard to the other columns. */
  p: number | null;
  missing: { reference: number; current: number; p: number | null };
  /** Values that the reference does not have, most frequent first. */
  unseen: readonly UnseenValue[];
  /** Share of the current numbers beyond the reference's least and greatest; null for values. */
  outside: number | null;
}

/** O(cells). */
export function cellDrift(column: ProfiledColumn, reference: RangeProfile, current: RangeProfile): CellDrift {
  const standing = standingOf(reference, current);
  const isTold = standing === 'measured' || standing === 'constant';
  return {
    reference,
    current,
    standing,
    measure: measureOf(column, reference),
    ...(isTold ? comparedOf(column, reference, current) : { distance: null, beside: null, p: null }),
    missing: missingOf(reference, current),
    unseen: column.kind === 'values' ? unseenOf(column, reference, current) : [],
    outside:
      column.kind === 'values' || current.n === 0 || reference.n === 0
        ? null
        : rowsOutOfRange(column.cuts, reference, current) / current.n,
  };
}

/** The default distance alone; null where it cannot be told. O(cells). */
export function driftDistance(
  column: ProfiledColumn,
  reference: RangeProfile,
  current: RangeProfile,
): BoundedDistance | null {
  if (column.kind === 'values') {
    const value = jsDistanceBase2({ reference: reference.counts, current: current.counts });
    return value === null ? null : { value, bound: 0 };
  }
  const sigma = reference.deviation;
  if (!sigma) return cellKolmogorovSmirnov(reference, current);
  const apart = cellWasserstein(column.cuts, reference, current);
  return apart && { value: apart.value / sigma, bound: apart.bound / sigma };
}

/** Its value alone. */
export function driftDistanceValue(
  column: ProfiledColumn,
  reference: RangeProfile,
  current: RangeProfile,
): number | null {
  const sigma = reference.deviation;
  if (column.kind === 'values' || !sigma) return driftDistance(column, reference, current)?.value ?? null;
  const apart = cellWassersteinValue(column.cuts, reference, current);
  return apart === null ? null : apart / sigma;
}

/** Rows, with a value or without. */
export function rowsIn({ n, missing, infinite }: RangeProfile): number {
  return n + missing + infinite;
}

function comparedOf(
  column: ProfiledColumn,
  reference: RangeProfile,
  current: RangeProfile,
): Pick<CellDrift, 'distance' | 'beside' | 'p'> {
  const distance = driftDistance(column, reference, current);
  if (column.kind === 'values') {
    const test = homogeneity({ reference: reference.counts, current: current.counts });
    if (!test) return { distance, beside: null, p: null };
    return { distance, beside: { of: 'chiSquare', value: test.statistic, df: test.df }, p: test.p };
  }
  const ks = cellKolmogorovSmirnov(reference, current);
  if (!ks) return { distance, beside: null, p: null };
  const [m, n] = [reference.n, current.n];
  return { distance, beside: { of: 'ks', ...ks }, p: limitTail(ks.value * Math.sqrt((m * n) / (m + n))) };
}

function standingOf(reference: RangeProfile, current: RangeProfile): DriftStanding {
  const [m, n] = [rowsIn(reference), rowsIn(current)];
  if (m === 0 || n === 0) return 'empty';
  if (reference.n === 0 && current.n === 0) return 'allMissing';
  if (Math.min(m, n) < LEAST_JUDGED) return 'tooLittle';
  if (current.n === 0) return 'gone';
  if (reference.n === 0) return 'appeared';
  if (Math.min(reference.n, current.n) < LEAST_JUDGED) return 'tooLittle';
  return isConstant(reference, current) ? 'constant' : 'measured';
}

function isConstant(reference: RangeProfile, current: RangeProfile): boolean {
  const [then, now] = [onlyCell(reference), onlyCell(current)];
  if (then === null || then !== now) return false;
  // Of values both are null.
  return reference.low === reference.high && current.low === current.high && reference.low === current.low;
}

/** The only cell with rows; null where there are several. */
function onlyCell({ counts, n }: RangeProfile): number | null {
  const first = counts.findIndex((count) => count > 0);
  return first >= 0 && counts[first] === n ? first : null;
}

function measureOf({ kind }: ProfiledColumn, reference: RangeProfile): BandDistance {
  if (kind === 'values') return 'jsDistanceBase2';
  return reference.deviation ? 'wassersteinOverSigma' : 'ks';
}

function missingOf(reference: RangeProfile, current: RangeProfile): CellDrift['missing'] {
  const [m, n] = [rowsIn(reference), rowsIn(current)];
  const test = homogeneity({
    reference: [reference.missing, m - reference.missing],
    current: [current.missing, n - current.missing],
  });
  return {
    reference: m > 0 ? reference.missing / m : NaN,
    current: n > 0 ? current.missing / n : NaN,
    p: test?.p ?? null,
  };
}

function unseenOf(
  column: ProfiledColumn & { kind: 'values' },
  reference: RangeProfile,
  current: RangeProfile,
): UnseenValue[] {
  const found: UnseenValue[] = [];
  for (let cell = 0; cell < column.values.length; cell++) {
    if (current.counts[cell]! > 0 && reference.counts[cell] === 0)
      found.push({ value: column.values[cell]!, rows: current.counts[cell]! });
  }
  return found.sort((a, b) => b.rows - a.rows);
}
