import { decodeColumn } from '../src/core/table/chunk-codec.ts';
import type { Column, ColumnMeta } from '../src/core/table/column.ts';
import { chunksByDigest } from '../src/storage/objects.ts';

/** Columns decoded in this worker, least recently used first; a column is known by its chunks and type. */
export class ColumnCache {
  readonly #columns = new Map<string, Promise<Column>>();
  #bytes = 0;
  readonly #sizes = new Map<string, number>();
  readonly #limitBytes: number;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Reads and decodes a stored column, or returns the one at hand. */
  column(meta: ColumnMeta): Promise<Column> {
    const key = `${meta.type}:${meta.name}:${meta.chunks.join('')}`;
    const known = this.#columns.get(key);
    if (known) {
      this.#columns.delete(key);
      this.#columns.set(key, known);
      return known;
    }
    const loading = readColumn(meta);
    this.#columns.set(key, loading);
    loading.then(
      (column) => {
        this.#sizes.set(key, sizeOf(column));
        this.#bytes += sizeOf(column);
        this.#evict(key);
      },
      () => this.#columns.delete(key),
    );
    return loading;
  }

  #evict(keep: string): void {
    for (const [key] of this.#columns) {
      if (this.#bytes <= this.#limitBytes) return;
      const size = this.#sizes.get(key);
      if (key === keep || size === undefined) continue;
      this.#columns.delete(key);
      this.#sizes.delete(key);
      this.#bytes -= size;
    }
  }
}

/** One stored column, whole. */
export async function readColumn(meta: ColumnMeta): Promise<Column> {
  return decodeColumn(meta, await chunksByDigest(meta.chunks));
}

function sizeOf(column: Column): number {
  return column.type === 'text' ? column.offsets.byteLength + column.utf8.byteLength : column.data.byteLength;
}
