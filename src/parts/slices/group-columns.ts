import type { ColumnMeta, TableVersion } from '../../core/table/column.ts';

const FIRST_CHOICE = new Set(['category', 'boolean']);

/** Columns of a table that can make groups of rows beside that of the true answers, the likeliest first. */
export function groupColumns(table: TableVersion | null, truth: string): readonly ColumnMeta[] {
  const usable = (table?.columns ?? []).filter(
    ({ name, role, type }) => name !== truth && role !== 'ignore' && role !== 'identifier' && type !== 'text',
  );
  const first = usable.filter(({ type }) => FIRST_CHOICE.has(type));
  return [...first, ...usable.filter((column) => !first.includes(column))];
}
