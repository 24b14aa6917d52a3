import type { Bundle } from '../../src/core/artifact/bundle.ts';
import { chunksOfObject } from '../../src/core/artifact/references.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { chunksOf, encodeChunk } from '../../src/core/table/chunk-codec.ts';
import type { Column, ColumnMeta } from '../../src/core/table/column.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { metaOf } from '../../workers/column-store.ts';
import type { Bytes, ProjectSink, ProjectSource } from '../../workers/readers/project-ports.ts';

/** Chunks in memory by digest: what the browser's database is to the app. */
export class ChunkStore implements ProjectSink {
  readonly #chunks = new Map<Digest, Bytes>();

  async chunk(bytes: Bytes): Promise<Digest> {
    const digest = await sha256(bytes);
    this.#chunks.set(digest, bytes.slice());
    return digest;
  }

  /** Keeps whole columns and describes them as stored. */
  columns(columns: readonly Column[], rows: number): Promise<ColumnMeta[]> {
    return Promise.all(
      columns.map(async (column) =>
        metaOf(
          column,
          await Promise.all(chunksOf(column, rows).map((chunk) => this.chunk(encodeChunk(chunk)))),
        ),
      ),
    );
  }

  /** A chunk that was kept. Throws where it was not. */
  get(digest: Digest): Bytes {
    const bytes = this.#chunks.get(digest);
    if (!bytes) throw new Error(`No chunk ${digest}.`);
    return bytes;
  }

  /** A bundle as an export takes it, its bytes from here. */
  source(bundle: Bundle): ProjectSource {
    return {
      ...bundle,
      isWhole: async (object) => chunksOfObject(object).every((digest) => this.#chunks.has(digest)),
      chunk: async (digest) => this.get(digest),
    };
  }
}
