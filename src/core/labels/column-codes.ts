import { columnLevels } from '../slices/column-levels.ts';
import type { Column } from '../table/column.ts';
import { formatTimestamp } from '../table/timestamp.ts';

export interface ColumnCodes {
  /** Index into names by row; -1 = missing. */
  codes: Int32Array;
  names: readonly string[];
  /** The names have an order that someone gave. */
  ordered: boolean;
}

/** The distinct values of any column as texts: a number's shortest, "true" or "false", a time in ISO 8601. */
export function columnCodes(column: Column): ColumnCodes {
  const { codes, levels } = columnLevels(column, Infinity)!;
  const names = levels.map((level) =>
    column.type === 'timestamp' ? formatTimestamp(level as number, column.zone) : String(level),
  );
  return { codes, names, ordered: column.type === 'category' && column.order === 'given' };
}
