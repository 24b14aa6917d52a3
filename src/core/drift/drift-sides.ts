import { estimate, undefinedBecause, type Estimate, type Reason } from '../kernel/estimate.ts';
import { newcombe } from '../stats/newcombe.ts';
import { wilson } from '../stats/wilson.ts';
import { LEAST_JUDGED, type DriftSide } from './drift-question.ts';

/** A column in one window: of `rows` rows n have a value. */
export function sideOf(rows: number, n: number, missing: number, infinite: number): DriftSide {
  const share =
    rows === 0 ? undefinedBecause('emptySlice', 0) : estimate(missing / rows, rows, wilson(missing, rows));
  return { rows, n, infinite, missing: share };
}

interface Missing {
  rows: number;
  missing: number;
}

/** Share missing in the current window less that in the reference. */
export function missingDifference(reference: Missing, current: Missing): Estimate {
  const rows = reference.rows + current.rows;
  if (reference.rows === 0 || current.rows === 0) return undefinedBecause('emptySlice', rows);
  return estimate(
    current.missing / current.rows - reference.missing / reference.rows,
    rows,
    newcombe(current.missing, current.rows, reference.missing, reference.rows),
  );
}

/** Why two windows of a column tell nothing; null where they do. */
export function unjudgedBecause(
  reference: DriftSide,
  current: DriftSide,
  isConstant: boolean,
): Reason | null {
  const sides = [reference, current];
  if (sides.some(({ rows }) => rows === 0)) return 'emptySlice';
  if (sides.some(({ n }) => n === 0)) return 'allMissing';
  if (sides.some(({ n }) => n < LEAST_JUDGED)) return 'tooFew';
  return isConstant ? 'constant' : null;
}
