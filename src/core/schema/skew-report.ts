import { profileColumn } from '../profile/profile-column.ts';
import type { Column } from '../table/column.ts';
import { distributionOf } from './column-values.ts';
import { distanceBetween, samplingMargin } from './distribution.ts';
import { inferExpectation } from './infer-expectations.ts';
import type { RowSkew } from './match-rows.ts';

/** Training data against data as it was served. */
export interface SkewReport {
  /** Rows that were paired by the key; null where no key was given. */
  matched: { rows: number; onlyTraining: number; onlyServing: number } | null;
  columns: readonly ColumnSkew[];
  onlyTraining: readonly string[];
  onlyServing: readonly string[];
}

export interface ColumnSkew {
  column: string;
  /** Row by row; null without a key, and of the key itself. */
  rows: RowSkew | null;
  distribution: DistributionSkew;
}

/** `atMost` holds what counts as a shift, with what chance adds. Null where there is nothing to compare by. */
export type DistributionSkew = { distance: number; atMost: number; shifted: boolean } | null;

/** Whether two columns are distributed alike, by the measure of an inferred expectation. */
export function distributionSkew(training: Column, serving: Column): DistributionSkew {
  const expected = inferExpectation(training, profileColumn(training)).distribution;
  const found = distributionOf(serving, profileColumn(serving));
  if (!expected || !found) return null;
  const distance = distanceBetween(expected.reference, found);
  if (distance === null) return null;
  const atMost = expected.atMost + samplingMargin(expected.reference, found);
  return { distance, atMost, shifted: distance > atMost };
}
