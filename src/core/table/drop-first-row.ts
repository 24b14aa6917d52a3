import type { CellBatch } from './cell-list.ts';

/** The batch without its first row, which is the header. */
export function dropFirstRow(cells: CellBatch): CellBatch {
  return {
    ...cells,
    rows: cells.rows - 1,
    firstCell: cells.firstCell.subarray(1),
    line: cells.line.subarray(1),
    malformed: cells.malformed
      .filter(({ row }) => row > 0)
      .map((entry) => ({ ...entry, row: entry.row - 1 })),
  };
}
