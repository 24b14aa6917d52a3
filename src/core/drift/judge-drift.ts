import type { CellDrift } from './cell-drift.ts';
import { cellPsi } from './cell-psi.ts';

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
    const index = cellPsi(drift.reference, drift.current, drift.measure !== 'jsDistanceBase2');
    if (index === null) return 'unjudged';
    if (index > FIXED_PSI.large) return 'past';
    return index > FIXED_PSI.moderate ? 'moderate' : 'within';
  }
  const most = by === 'band' ? limit : FIXED_DISTANCE;
  if (most === null) return 'unjudged';
  return drift.distance.value > most ? 'past' : 'within';
}
