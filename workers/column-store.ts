import { encodeChunk } from '../src/core/table/chunk-codec.ts';
import type { Column, ColumnMeta } from '../src/core/table/column.ts';
import type { Digest, Id } from '../src/core/kernel/objects.ts';
import { stageChunks } from '../src/storage/objects.ts';

/** Bytes that go into one transaction: about eight chunks, so that beginning and ending it hardly counts. */
const BATCH_BYTES = 4 * 2 ** 20;
/** How many batches may be on their way to the disk before the producer waits. */
const IN_FLIGHT = 3;

interface Waiting {
  bytes: Uint8Array<ArrayBuffer>;
  column: (Digest | null)[];
  index: number;
}

/**
 * Stages chunks of columns for a job while the producer goes on: digesting and writing happen on other threads.
 * Chunks of one column must be added in row order.
 */
export class ColumnStore {
  readonly #job: Id;
  /** By column and chunk; null until staged. */
  readonly #digests: (Digest | null)[][] = [];
  #open: Waiting[] = [];
  #openBytes = 0;
  #pending: Promise<void>[] = [];

  constructor(job: Id) {
    this.#job = job;
  }

  /** Resolves when the producer may go on, not when the chunk is written. Rejects with what a write failed of. */
  async add(columnIndex: number, chunk: Column): Promise<void> {
    const bytes = encodeChunk(chunk);
    const column = (this.#digests[columnIndex] ??= []);
    this.#open.push({ bytes, column, index: column.push(null) - 1 });
    this.#openBytes += bytes.length;
    if (this.#openBytes >= BATCH_BYTES) await this.flush();
  }

  /** Sends what was added on its way to the disk. Resolves and rejects as `add` does. */
  async flush(): Promise<void> {
    this.#send();
    while (this.#pending.length > IN_FLIGHT) await this.#pending.shift();
  }

  /** Digests by column once all is written. */
  async finish(columns: number): Promise<readonly (readonly Digest[])[]> {
    this.#send();
    await Promise.all(this.#pending);
    this.#pending = [];
    return Array.from({ length: columns }, (_, i) =>
      (this.#digests[i] ?? []).map((digest) => {
        if (digest === null) throw new Error('a chunk was not staged');
        return digest;
      }),
    );
  }

  #send(): void {
    if (this.#open.length === 0) return;
    const batch = this.#open;
    this.#open = [];
    this.#openBytes = 0;
    const chunks = batch.map(({ bytes }) => bytes);
    const writing = stageChunks(this.#job, chunks).then((digests) => {
      batch.forEach(({ column, index }, i) => (column[index] = digests[i]!));
    });
    // A failure shows where it is awaited, at the latest in `finish`.
    writing.catch(() => undefined);
    this.#pending.push(writing);
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
