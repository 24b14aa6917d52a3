export interface CellPlace {
  row: number;
  column: number;
}

/**
 * Where a key leads from a cell of a matrix; it stays inside. null: the key leads nowhere.
 * @param page how many rows Page Up and Page Down lead over; 0 = they are left to the page
 */
export function cellAfter(
  key: string,
  { row, column }: CellPlace,
  size: { rows: number; columns: number },
  page = 0,
): CellPlace | null {
  if (key === 'ArrowUp') row--;
  else if (key === 'ArrowDown') row++;
  else if (key === 'ArrowLeft') column--;
  else if (key === 'ArrowRight') column++;
  else if (key === 'Home') column = 0;
  else if (key === 'End') column = size.columns - 1;
  else if (page > 0 && key === 'PageUp') row -= page;
  else if (page > 0 && key === 'PageDown') row += page;
  else return null;
  return {
    row: Math.min(size.rows - 1, Math.max(0, row)),
    column: Math.min(size.columns - 1, Math.max(0, column)),
  };
}
