import type { Column, ColumnSchema, Role } from './column.ts';

export interface ColumnNaming {
  name: string;
  unit: string | null;
  role: Role;
}

/**
 * Grows one column and hands it out in chunks of CHUNK_ROWS. What a chunk says of its zone or of missing values is
 * true of the chunk; the schema, once finished, is true of the column. A column whose type the last row can still
 * change (whole numbers until one is missing, categories until there are too many) is handed out at the end.
 */
export interface ColumnBuilder {
  /** Chunks that are final, in row order, each once. */
  take(): Column[];
  /** The rest, one by one; nothing may be appended after. */
  finish(): Iterable<Column>;
  /** After `finish` is used up. */
  schema(): ColumnSchema;
}

export function countNaN(values: Float64Array | Float32Array): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) count++;
  return count;
}
