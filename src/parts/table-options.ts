import type { ColumnMeta } from '../core/table/column.ts';
import type { Shelved } from '../session/open-project.svelte.ts';
import { formatPlural } from '../ui/format.ts';

/** Datasets to choose from, each with how many rows it has: "Loans · 1,200 rows". */
export function tableOptions(tables: readonly Shelved<'table'>[]): { value: string; label: string }[] {
  return tables.map(({ entry, object }) => ({
    value: object.digest,
    label: `${entry.name} · ${formatPlural(object.rows, 'row')}`,
  }));
}

/** Columns to choose from, each with its type. */
export function columnOptions(
  columns: readonly Pick<ColumnMeta, 'name' | 'type'>[],
): { value: string; label: string; more: string }[] {
  return columns.map(({ name, type }) => ({ value: name, label: name, more: type }));
}

/** Columns to make groups by: "By city". */
export function groupOptions(
  columns: readonly Pick<ColumnMeta, 'name' | 'type'>[],
): { value: string; label: string; more: string }[] {
  return columns.map(({ name, type }) => ({ value: name, label: `By ${name}`, more: type }));
}
