import { encodeChunk } from '../src/core/table/chunk-codec.ts';
import type { Column, ColumnMeta } from '../src/core/table/column.ts';
import type { Digest, Id } from '../src/core/kernel/objects.ts';
import { stageChunks } from '../src/storage/objects.ts';

/** How many chunks may be on their way to the disk before the producer waits. */
const IN_FLIGHT = 6;

/**
 * Stages chunks of columns for a job while the producer goes on: digesting and writing happen on other threads.
 * Chunks of one column must be added in row order.
 */
export class ColumnStore {
  readonly #job: Id;
  readonly #digests: Promise<Digest>[][] = [];
  #pending: Promise<unknown>[] = [];

  constructor(job: Id) {
    this.#job = job;
  }

  /** Resolves when the producer may go on, not when the chunk is written. Rejects with what a write failed of. */
  async add(columnIndex: number, chunk: Column): Promise<void> {
    const writing = stageChunks(this.#job, [encodeChunk(chunk)]).then(([digest]) => digest!);
    writing.catch(() => undefined);
    (this.#digests[columnIndex] ??= []).push(writing);
    this.#pending.push(writing);
    if (this.#pending.length >= IN_FLIGHT) await this.#pending.shift();
  }

  /** Digests by column once all is written. */
  async finish(columns: number): Promise<readonly (readonly Digest[])[]> {
    await Promise.all(this.#pending);
    this.#pending = [];
    return Promise.all(Array.from({ length: columns }, (_, i) => Promise.all(this.#digests[i] ?? [])));
  }
}

/** The stored form of a column's description. */
export function metaOf(column: Column, chunks: readonly Digest[]): ColumnMeta {
  const { name, unit, missing, role } = column;
  const base = { name, unit, missing, role, chunks };
  switch (column.type) {
    case 'number':
      return { ...base, type: 'number', width: column.data.BYTES_PER_ELEMENT === 4 ? 32 : 64 };
    case 'category':
      return { ...base, type: 'category', levels: column.levels, order: column.order };
    case 'timestamp':
      return { ...base, type: 'timestamp', zone: column.zone };
    default:
      return { ...base, type: column.type };
  }
}
