import type { GridRange } from './grid-source.ts';

/** Row of the cursor while it stands on the header. */
export const HEADER = -1;

interface Keys {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** The cell one is on, and the range that Shift stretches from where one began. */
export class GridCursor {
  row = $state(0);
  column = $state(0);
  #anchorRow = $state(0);
  #anchorColumn = $state(0);

  get range(): GridRange {
    const first = Math.max(0, this.row);
    return {
      fromRow: Math.min(first, this.#anchorRow),
      toRow: Math.max(first, this.#anchorRow),
      fromColumn: Math.min(this.column, this.#anchorColumn),
      toColumn: Math.max(this.column, this.#anchorColumn),
    };
  }

  /** Moves to a cell; `extend` keeps where the range began. */
  go(row: number, column: number, extend = false): void {
    this.row = row;
    this.column = column;
    if (extend) return;
    this.#anchorRow = Math.max(0, row);
    this.#anchorColumn = column;
  }

  /** The whole of rows x columns, the cursor where it is. */
  selectAll(rows: number, columns: number): void {
    this.#anchorRow = 0;
    this.#anchorColumn = 0;
    this.row = Math.max(0, rows - 1);
    this.column = Math.max(0, columns - 1);
  }

  /** Follows a key; false where it is none that moves. */
  press({ key, ctrlKey, metaKey, shiftKey }: Keys, rows: number, columns: number, pageRows: number): boolean {
    const far = ctrlKey || metaKey;
    const lastRow = rows - 1;
    const lastColumn = columns - 1;
    let { row, column } = this;
    if (key === 'ArrowUp') row = far ? 0 : row - 1;
    else if (key === 'ArrowDown') row = far ? lastRow : row + 1;
    else if (key === 'ArrowLeft') column = far ? 0 : column - 1;
    else if (key === 'ArrowRight') column = far ? lastColumn : column + 1;
    else if (key === 'PageUp') row = Math.max(0, row - pageRows);
    else if (key === 'PageDown') row += pageRows;
    else if (key === 'Home') [row, column] = [far ? 0 : row, 0];
    else if (key === 'End') [row, column] = [far ? lastRow : row, lastColumn];
    else return false;
    const top = shiftKey ? 0 : HEADER;
    this.go(
      Math.max(top, Math.min(lastRow, row)),
      Math.max(0, Math.min(lastColumn, column)),
      shiftKey && this.row !== HEADER,
    );
    return true;
  }
}

/** Whether a cell lies in the range. */
export function inRange(range: GridRange, row: number, column: number): boolean {
  return row >= range.fromRow && row <= range.toRow && column >= range.fromColumn && column <= range.toColumn;
}
