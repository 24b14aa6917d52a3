import type { Digest } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import { CHUNK_ROWS, type Column, type ColumnMeta, type TableVersion } from '../../src/core/table/column.ts';
import { chunkReader } from '../chunk-reader.ts';
import { chunksByDigest } from '../../src/storage/objects.ts';

/** Rows [from, from + rows) of some columns of a stored table. */
export interface StoredRows {
  from: number;
  rows: number;
  columnOf: (name: string) => Column;
}

type ReadChunks = (digests: readonly Digest[]) => Promise<Uint8Array<ArrayBuffer>[]>;

/** A table's rows a chunk at a time; the next chunk is read while the caller works on this one. */
export async function* storedRows(
  table: TableVersion,
  names: readonly string[],
  limit = table.rows,
): AsyncGenerator<StoredRows> {
  const metas = [...new Set(names)].map((name) => metaOfColumn(table, name));
  const chunks = Math.ceil(limit / CHUNK_ROWS);
  // Who asks for one chunk only is done before another thread has begun.
  const reader = chunks > 1 ? chunkReader() : null;
  let next: Promise<Map<string, Column>> | null = null;
  for (let i = 0; i < chunks; i++) {
    const soon: ReadChunks = reader ? (digests) => reader.chunksSoon(digests) : chunksByDigest;
    const columns = await (next ?? readChunk(metas, i, soon));
    if (reader && i + 1 < chunks) {
      next = readChunk(metas, i + 1, (digests) => reader.chunks(digests));
      next.catch(() => undefined);
    }
    const from = i * CHUNK_ROWS;
    yield {
      from,
      rows: Math.min(CHUNK_ROWS, limit - from),
      columnOf: (name) => columns.get(name)!,
    };
  }
}

export function metaOfColumn(table: TableVersion, name: string): ColumnMeta {
  const meta = table.columns.find((column) => column.name === name);
  if (meta) return meta;
  throw new Problem({
    code: 'model.noColumn',
    message: `The model is fed from a column “${name}” that this dataset does not have.`,
    expected: name,
    found: table.columns.map((column) => column.name).join(', '),
    fix: 'Choose a dataset with that column, or add the model again with another mapping.',
  });
}

async function readChunk(
  metas: readonly ColumnMeta[],
  index: number,
  read: ReadChunks,
): Promise<Map<string, Column>> {
  const bytes = await read(metas.map(({ chunks }) => chunks[index]!));
  return new Map(metas.map((meta, i) => [meta.name, decodeColumn(meta, [bytes[i]!])]));
}
