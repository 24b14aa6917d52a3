import type { ColumnMeta } from '../../../core/table/column.ts';

/** Columns that rows can be weighted by: numeric ones. */
export function weightColumns(columns: readonly ColumnMeta[]): readonly ColumnMeta[] {
  return columns.filter(({ type }) => type === 'number' || type === 'integer');
}

/** The column marked as weight; null = every row counts as one. */
export function likelyWeights(columns: readonly ColumnMeta[]): string | null {
  return weightColumns(columns).find(({ role }) => role === 'weight')?.name ?? null;
}
