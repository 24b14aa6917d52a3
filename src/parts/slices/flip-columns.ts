import type { Snippet } from 'svelte';
import { formatCount } from '../../ui/format.ts';
import type { TableColumn } from '../../ui/table-column.ts';

interface Flips {
  lost: number | null;
  won: number | null;
}

/** Columns of a table of slices: how many answers became wrong there, and how many right. */
export function flipColumns<Row extends Flips>(
  lost: Snippet<[Row]>,
  won: Snippet<[Row]>,
): readonly TableColumn<Row>[] {
  const column = (key: keyof Flips, header: string, cell: Snippet<[Row]>): TableColumn<Row> => ({
    ...{ key, header, cell, align: 'end' },
    text: (row) => formatCount(row[key] ?? 0),
    sortBy: (row) => row[key],
  });
  return [column('lost', 'Right to wrong', lost), column('won', 'Wrong to right', won)];
}
