import type { ColumnProfile, ValueCount } from '../profile/column-profile.ts';
import { profileColumn } from '../profile/profile-column.ts';
import type { Column } from '../table/column.ts';
import { countValues, distributionOf, isUnique, namedValues } from './column-values.ts';
import { distanceBetween, samplingMargin } from './distribution.ts';
import { sharedPicture, type SharedPicture } from './shared-picture.ts';

/** Values that one side has and the other has not. */
export interface OneSided {
  distinct: number;
  rows: number;
  /** The most frequent of them. */
  first: readonly ValueCount[];
}

/** How far apart two columns are, from 0 to 1. */
export type Apart =
  | {
      /** Largest difference of cumulative shares (Kolmogorov-Smirnov), or of a value's share (L-infinity). */
      measure: 'ks' | 'share';
      distance: number;
      /** What two samples of one distribution exceed once in a thousand times. */
      margin: number;
    }
  | { distance: null; why: 'types' | 'noValues' | 'unique' | 'text' | 'time' };

/** The same column in two tables, or in two parts of one. */
export interface ColumnComparison {
  name: string;
  reference: ColumnProfile;
  current: ColumnProfile;
  picture: SharedPicture | null;
  apart: Apart;
  /** Only in the current one, and only in the reference. Null where values have no names. */
  fresh: OneSided | null;
  gone: OneSided | null;
  /** Rows of the current one below and above the range of the reference; null for what is no number. */
  outside: { below: number; above: number } | null;
}

const SHOWN = 10;

/** `reference` and `current` may be of different lengths and types. */
export function compareColumns(reference: Column, current: Column): ColumnComparison {
  const [was, is] = [profileColumn(reference), profileColumn(current)];
  return {
    name: current.name,
    reference: was,
    current: is,
    picture: sharedPicture([reference, current]),
    apart: apartnessOf(reference, was, current, is),
    ...oneSidedOf(reference, current),
    outside: outsideOf(was, current),
  };
}

/** How far two columns are apart whose profiles are known. */
export function apartnessOf(
  reference: Column,
  was: ColumnProfile,
  current: Column,
  is: ColumnProfile,
): Apart {
  if (was.missing === was.rows || is.missing === is.rows) return { distance: null, why: 'noValues' };
  const [before, now] = [distributionOf(reference, was), distributionOf(current, is)];
  if (!before || !now) {
    if (reference.type === 'timestamp' && current.type === 'timestamp')
      return { distance: null, why: 'time' };
    return { distance: null, why: isUnique(was) || isUnique(is) ? 'unique' : 'text' };
  }
  const distance = distanceBetween(before, now);
  if (distance === null) return { distance: null, why: 'types' };
  return {
    measure: before.of === 'numbers' ? 'ks' : 'share',
    distance,
    margin: Math.min(1, samplingMargin(before, now)),
  };
}

function oneSidedOf(reference: Column, current: Column): Pick<ColumnComparison, 'fresh' | 'gone'> {
  const [before, now] = [namedValues(reference), namedValues(current)];
  if (!before || !now) return { fresh: null, gone: null };
  const [was, is] = [countValues(before.codes, before.values), countValues(now.codes, now.values)];
  return { fresh: onlyIn(is, was), gone: onlyIn(was, is) };
}

function onlyIn(counts: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): OneSided {
  const only = [...counts].flatMap(([value, count]) => (others.has(value) ? [] : [{ value, count }]));
  only.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return {
    distinct: only.length,
    rows: only.reduce((sum, { count }) => sum + count, 0),
    first: only.slice(0, SHOWN),
  };
}

function outsideOf({ numbers, type }: ColumnProfile, current: Column): ColumnComparison['outside'] {
  if (!numbers || type === 'timestamp') return null;
  if (current.type !== 'number' && current.type !== 'integer') return null;
  let below = 0;
  let above = 0;
  for (const value of current.data) {
    if (value < numbers.low) below++;
    else if (value > numbers.high) above++;
  }
  return { below, above };
}
