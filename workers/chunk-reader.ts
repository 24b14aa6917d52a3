import type { Digest } from '../src/core/kernel/objects.ts';
import { Problem } from '../src/core/kernel/problem.ts';
import { chunksByDigest } from '../src/storage/objects.ts';
import type { ChunkAnswer, ChunkRequest } from './chunks.worker.ts';

interface Waiting {
  digests: readonly Digest[];
  resolve: (chunks: Uint8Array<ArrayBuffer>[] | Promise<Uint8Array<ArrayBuffer>[]>) => void;
  reject: (error: unknown) => void;
}

/**
 * Reads chunks in a thread of its own: copying them out of the database takes a processor's time, which a model that
 * runs meanwhile would otherwise wait for. Where the thread cannot be had, reading is done in this one.
 */
class ChunkReader {
  readonly #worker = new Worker(new URL('./chunks.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #works = true;
  #last = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<ChunkAnswer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('chunks' in data) waiting?.resolve(data.chunks);
      else
        waiting?.reject(
          data.problem.code === 'defect' ? new Error(data.problem.message) : new Problem(data.problem),
        );
    });
    this.#worker.addEventListener('error', () => {
      this.#works = false;
      for (const { digests, resolve } of this.#waiting.values()) resolve(chunksByDigest(digests));
      this.#waiting.clear();
    });
  }

  /** As `chunksByDigest`; each chunk has memory of its own. */
  chunks(digests: readonly Digest[]): Promise<Uint8Array<ArrayBuffer>[]> {
    if (!this.#works) return chunksByDigest(digests);
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { digests, resolve, reject });
      this.#worker.postMessage({ id, digests } satisfies ChunkRequest);
    });
  }

  /** The same, half of them read by this thread too: for what is waited for. */
  async chunksSoon(digests: readonly Digest[]): Promise<Uint8Array<ArrayBuffer>[]> {
    const half = digests.length >> 1;
    const [there, here] = await Promise.all([
      this.chunks(digests.slice(0, half)),
      chunksByDigest(digests.slice(half)),
    ]);
    return [...there, ...here];
  }
}

let kept: ChunkReader | null = null;

/** The one of this worker; it ends with it. */
export function chunkReader(): ChunkReader {
  return (kept ??= new ChunkReader());
}
