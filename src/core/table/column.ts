import type { Digest, Obj } from '../kernel/objects.ts';

/** Rows a chunk. 65,536 keeps a column's write near half a megabyte, short enough not to stall the page. */
export const CHUNK_ROWS = 65_536;

export const ROLES = [
  'feature',
  'label',
  'prediction',
  'probability',
  'timestamp',
  'group',
  'identifier',
  'weight',
  'latency',
  'modelVersion',
  'feedback',
  'annotator',
  'ignore',
] as const;
export type Role = (typeof ROLES)[number];

export type ColumnType = 'number' | 'integer' | 'boolean' | 'category' | 'timestamp' | 'text';

interface Base {
  name: string;
  unit: string | null;
  /** Rows without a value. */
  missing: number;
  role: Role;
}

/**
 * One column in memory, whole or a chunk of it.
 * number: NaN = missing. integer: only where nothing is missing. boolean: 1, 0, -1 = missing.
 * category: index into levels, -1 = missing. timestamp: milliseconds since 1970 (whole microseconds), NaN = missing.
 * text: UTF-8 of row i at utf8[offsets[i] .. offsets[i + 1]]; valid[i] = 0 where missing (then of zero length), null
 * when all are there. A missing cell keeps nothing of what stood in the file: where a marker such as "?" must reach a
 * model as it stands, it is no missing marker of the plan.
 */
export type Column = Base &
  (
    | { type: 'number'; data: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer> }
    | { type: 'integer'; data: Int32Array<ArrayBuffer> }
    | { type: 'boolean'; data: Int8Array<ArrayBuffer> }
    | { type: 'category'; data: Int32Array<ArrayBuffer>; levels: readonly string[]; order: 'none' | 'given' }
    | { type: 'timestamp'; data: Float64Array<ArrayBuffer>; zone: 'utc' | 'floating' }
    | {
        type: 'text';
        offsets: Float64Array<ArrayBuffer>;
        utf8: Uint8Array<ArrayBuffer>;
        valid: Uint8Array<ArrayBuffer> | null;
      }
  );

/** What is known of a whole column apart from its values. */
export type ColumnSchema = Base &
  (
    | { type: 'number'; width: 32 | 64 }
    | { type: 'integer' }
    | { type: 'boolean' }
    | { type: 'category'; levels: readonly string[]; order: 'none' | 'given' }
    | { type: 'timestamp'; zone: 'utc' | 'floating' }
    | { type: 'text' }
  );

/** What is known of a stored column without its values. `chunks` are digests of encoded chunks, in row order. */
export type ColumnMeta = ColumnSchema & { chunks: readonly Digest[] };

/** The digest is of the typed table, not of the file: the same bytes read with other types are another version. */
export interface TableVersion extends Obj {
  kind: 'table';
  rows: number;
  columns: readonly ColumnMeta[];
  source: { file: string; bytes: number; bytesDigest: Digest | null } | null;
}

export function lengthOf(column: Column): number {
  return column.type === 'text' ? column.offsets.length - 1 : column.data.length;
}
