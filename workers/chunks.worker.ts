import type { Digest } from '../src/core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../src/core/kernel/problem.ts';
import { chunksByDigest } from '../src/storage/objects.ts';

/** Reads stored chunks for another worker (see chunk-reader.ts), which gets their memory itself, not a copy. */

export interface ChunkRequest {
  id: number;
  digests: readonly Digest[];
}
export type ChunkAnswer =
  { id: number; chunks: Uint8Array<ArrayBuffer>[] } | { id: number; problem: ProblemFacts };

addEventListener('message', ({ data: { id, digests } }: MessageEvent<ChunkRequest>) => {
  chunksByDigest(digests).then(
    (chunks) => {
      postMessage({ id, chunks } satisfies ChunkAnswer, {
        transfer: [...new Set(chunks.map(({ buffer }) => buffer))],
      });
    },
    (error: unknown) => {
      postMessage({ id, problem: factsOf(error) } satisfies ChunkAnswer);
    },
  );
});
