import type { Snippet } from 'svelte';

/** One column of a DataTable. */
export interface TableColumn<Row> {
  key: string;
  header: string;
  /** The cell in words: shown where there is no snippet, and always what is copied. */
  text: (row: Row) => string;
  /** What it is sorted by; without it the column does not sort. null comes last in both directions. */
  sortBy?: ((row: Row) => number | string | null) | undefined;
  /** Numbers stand at the end, words at the start (the default). */
  align?: 'start' | 'end' | undefined;
  cell?: Snippet<[Row]> | undefined;
  /** In place of the header's text; keep `header` for its name and for copying. */
  headerCell?: Snippet | undefined;
  /** The header is read out and not seen, where the cells speak for themselves. */
  hideHeader?: boolean | undefined;
  /** Pixels, where the content should not decide. */
  width?: number | undefined;
  /** Lets long words break onto more lines. */
  wrap?: boolean | undefined;
}

/** The narrow last column, with the menu of each row. */
export function actionsColumn<Row>(cell: Snippet<[Row]>): TableColumn<Row> {
  return {
    key: 'actions',
    header: 'Actions',
    hideHeader: true,
    text: () => '',
    cell,
    align: 'end',
    width: 48,
  };
}

export interface TableSort {
  key: string;
  descending: boolean;
}

/** Rows in the order of one column; stable, rows without a value last. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  sort: TableSort | null,
): readonly Row[] {
  const by = sort && columns.find((column) => column.key === sort.key)?.sortBy;
  if (!by) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: by(row) }))
    .sort((a, b) => compare(a.value, b.value, direction))
    .map((entry) => entry.row);
}

function compare(a: number | string | null, b: number | string | null, direction: number): number {
  const noA = a === null || Number.isNaN(a);
  const noB = b === null || Number.isNaN(b);
  if (noA || noB) return Number(noA) - Number(noB);
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
  const left = String(a);
  const right = String(b);
  return left === right ? 0 : left < right ? -direction : direction;
}
