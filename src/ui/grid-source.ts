/** One column of a VirtualGrid. */
export interface GridColumn {
  key: string;
  name: string;
  /** Numbers stand at the end. */
  align: 'start' | 'end';
  /** Pixels to begin with; the person may change it. */
  width: number;
  sortable?: boolean;
}

/** A cell as text; null = missing. */
export type GridCell = string | null;

/**
 * Where a VirtualGrid gets its cells. Give a new object when the rows or their order change: the old one's cells are
 * forgotten then.
 */
export interface GridSource {
  rows: number;
  /** Cells of rows from (included) to (not included), one array a column, in the order of `columns` (keys). */
  cells(
    from: number,
    to: number,
    columns: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly (readonly GridCell[])[]>;
  /** The same in full, for the clipboard, where `cells` shortens what it shows. */
  exactCells?: GridSource['cells'];
  /** What stands before a row; its place from 1 on if left out. */
  rowLabel?: (row: number) => string;
  /** As long as the longest row label, to give them room; the count of rows if left out. */
  longestLabel?: string;
}

/** Rows and columns with both ends included, counted from 0. */
export interface GridRange {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

export interface GridSort {
  key: string;
  descending: boolean;
}
