import type { CellDrift } from './cell-drift.ts';
import { psi } from './share-distances.ts';
import type { RangeProfile } from './range-profile.ts';

/** What a distance is held against. */
export type DriftThreshold = 'band' | 'distance' | 'psi';

/** Limits that are the same for every column and number of rows, as other tools have them. */
export const FIXED_DISTANCE = 0.1;
export const FIXED_PSI = { moderate: 0.1, large: 0.2 };

/** Chance of an alarm without drift, by which null bands are drawn. */
export const BAND_ALPHA = 0.05;

/** A share of a column's rows that were missing before or are now: this likely by chance at most. */
export const MISSING_ALPHA = 0.01;

export type DriftJudgement =
  | 'past'
  /** PSI only: between its two limits. */
  | 'moderate'
  | 'within'
  /** No band yet, or nothing to hold against it. */
  | 'unjudged';

/** `limit`: of the band at these numbers of rows; null until it is known. */
export function judgeDrift(drift: CellDrift, by: DriftThreshold, limit: number | null): DriftJudgement {
  if (drift.standing === 'constant') return 'within';
  if (drift.standing !== 'measured' || !drift.distance) return 'unjudged';
  if (by === 'psi') {
    const index = groupedPsi(drift.reference, drift.current);
    if (index === null) return 'unjudged';
    if (index > FIXED_PSI.large) return 'past';
    return index > FIXED_PSI.moderate ? 'moderate' : 'within';
  }
  const most = by === 'band' ? limit : FIXED_DISTANCE;
  if (most === null) return 'unjudged';
  return drift.distance.value > most ? 'past' : 'within';
}

const GROUPS = 10;

/**
 * Population stability index over at most ten groups of neighbouring cells with about equal shares of the reference
 * (numbers); over the cells themselves where there are no more. Null where a side is empty.
 */
export function groupedPsi(reference: RangeProfile, current: RangeProfile): number | null {
  const held = [...reference.counts.keys()].filter(
    (cell) => reference.counts[cell]! > 0 || current.counts[cell]! > 0,
  );
  if (held.length <= GROUPS) {
    const of = ({ counts }: RangeProfile): number[] => held.map((cell) => counts[cell]!);
    return psi({ reference: of(reference), current: of(current) })?.value ?? null;
  }
  const groups = { reference: new Array<number>(GROUPS).fill(0), current: new Array<number>(GROUPS).fill(0) };
  let before = 0;
  for (const cell of held) {
    const group = Math.min(GROUPS - 1, Math.floor((GROUPS * before) / Math.max(1, reference.n)));
    before += reference.counts[cell]!;
    groups.reference[group]! += reference.counts[cell]!;
    groups.current[group]! += current.counts[cell]!;
  }
  return psi(groups)?.value ?? null;
}
