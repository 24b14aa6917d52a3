import type { ColumnProfile } from '../../../core/profile/column-profile.ts';
import type { ColumnSummary } from '../../../core/profile/summary.ts';

const SHOWN = 6;

/** What the small picture of a column needs, of its profile. */
export function summaryOf({ name, type, rows, missing, ...profile }: ColumnProfile): ColumnSummary {
  const values = profile.top.slice(0, SHOWN).map(({ value, count }) => ({ value: String(value), count }));
  const shown = values.reduce((sum, { count }) => sum + count, 0);
  const isWords = profile.numbers === null && profile.histogram === null && values.length > 0;
  return {
    name,
    type,
    rows,
    missing,
    histogram: profile.histogram,
    top: isWords ? { values, others: rows - missing - shown, distinct: profile.distinct } : null,
    mean: profile.numbers?.mean ?? null,
  };
}
