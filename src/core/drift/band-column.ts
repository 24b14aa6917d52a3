import type { BandColumn } from './drift-question.ts';
import type { ProfiledColumn } from './log-profile.ts';
import type { RangeProfile } from './range-profile.ts';

/** Numbers of rows that a grid of bands is drawn at. */
export const BAND_SIZES: readonly number[] = [30, 150, 1000, 10_000];

/**
 * What the null band of a column is drawn from; null where there is none: no values on a side, or a reference whose
 * numbers do not vary.
 */
export function bandColumn(
  column: ProfiledColumn,
  reference: RangeProfile,
  current: RangeProfile,
): BandColumn | null {
  if (reference.n === 0 || current.n === 0) return null;
  const base = { column: column.name, n: [reference.n, current.n] as const, counts: reference.counts };
  if (column.kind === 'values') return { ...base, kind: 'values' };
  if (!reference.deviation || reference.low === null || reference.high === null) return null;
  const { kind, cuts } = column;
  return { ...base, kind, cuts, low: reference.low, high: reference.high, sigma: reference.deviation };
}
