import { Problem } from '../../src/core/kernel/problem.ts';
import type { ByteSource } from './byte-source.ts';
import { joined, streamOf } from './byte-stream.ts';
import type { ByteStream } from './byte-stream.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const LEAST_PIECE = 64 * 1024;
/** What is handed over to the browser at once. */
const BLOB_BYTES = 16 * 2 ** 20;

/** What an archive may unpack to before it is refused. */
export interface GzipLimits {
  /** Unpacked bytes for each packed one, once `freeBytes` are out. Real tables pack 3 to 50 times. */
  ratio: number;
  freeBytes: number;
  /** Of files that are unpacked whole before they are read. */
  wholeBytes: number;
}

export const GZIP_LIMITS: GzipLimits = { ratio: 400, freeBytes: 64 * 2 ** 20, wholeBytes: 2 ** 31 };

/** Whether a file begins as gzip archives do. */
export async function isGzip(source: ByteSource): Promise<boolean> {
  const head = await source.slice(0, Math.min(3, source.size));
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/** The file's bytes in order, unpacked where it is a gzip archive. */
export async function contentOf(source: ByteSource, limits = GZIP_LIMITS): Promise<ByteStream> {
  return (await isGzip(source)) ? gunzipped(streamOf(source), limits) : streamOf(source);
}

/**
 * Unpacks a gzip archive piece by piece. `next` throws Problem "gzip.damaged" where it is cut off or no such archive,
 * "gzip.tooDense" where it unpacks to far more than tables do.
 */
export function gunzipped(packed: ByteStream, limits = GZIP_LIMITS): ByteStream {
  let failure: unknown = null;
  const source = new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          const piece = await packed.next();
          if (piece) controller.enqueue(piece);
          else controller.close();
        } catch (error) {
          failure = error;
          controller.error(error);
        }
      },
    },
    { highWaterMark: 1 },
  );
  const reader = source.pipeThrough(new DecompressionStream('gzip')).getReader();
  let unpacked = 0;
  let ended = false;
  return {
    async next() {
      const parts: Uint8Array[] = [];
      let size = 0;
      while (size < LEAST_PIECE && !ended) {
        const part = await readPart(reader, () => failure);
        ended = part === null;
        if (!part) break;
        parts.push(part);
        size += part.length;
      }
      unpacked += size;
      if (unpacked > limits.freeBytes && unpacked > limits.ratio * packed.done)
        throw tooDense(limits.ratio, unpacked, packed.done);
      return size === 0 ? null : joined(parts, size);
    },
    get done() {
      return packed.done;
    },
    async close() {
      await reader.cancel().catch(() => undefined);
      await packed.close();
    },
  };
}

/**
 * A gzip archive unpacked whole, for formats that are not read from first to last: into a Blob, which browsers keep on
 * the disk where it is large. Throws as `gunzipped` does, and "gzip.tooLarge".
 */
export async function unpackWhole(source: ByteSource, limits = GZIP_LIMITS): Promise<ByteSource> {
  const stream = gunzipped(streamOf(source), limits);
  const blobs: Blob[] = [];
  let pieces: Bytes[] = [];
  let size = 0;
  let open = 0;
  try {
    for (let piece = await stream.next(); piece; piece = await stream.next()) {
      size += piece.length;
      if (size > limits.wholeBytes) throw tooLarge(limits.wholeBytes);
      pieces.push(piece);
      open += piece.length;
      if (open < BLOB_BYTES) continue;
      blobs.push(new Blob(pieces));
      pieces = [];
      open = 0;
    }
  } finally {
    await stream.close();
  }
  const whole = new Blob([...blobs, ...pieces]);
  return {
    name: source.name,
    size,
    slice: async (from, to) => new Uint8Array(await whole.slice(from, to).arrayBuffer()),
  };
}

async function readPart(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  failureOfSource: () => unknown,
): Promise<Uint8Array | null> {
  try {
    const { done, value } = await reader.read();
    return done ? null : value;
  } catch (error) {
    throw failureOfSource() ?? damaged(error);
  }
}

function damaged(error: unknown): Problem {
  return new Problem({
    code: 'gzip.damaged',
    message: 'The gzip archive is damaged or incomplete.',
    expected: 'one gzip archive with nothing after it',
    found: error instanceof Error ? error.message : String(error),
    fix: 'Check whether it was copied in full, or unpack it and choose what is inside.',
  });
}

function tooDense(ratio: number, unpacked: number, packed: number): Problem {
  return new Problem({
    code: 'gzip.tooDense',
    message: 'The gzip archive unpacks to far more than tables do, and was not read on.',
    expected: `at most ${String(ratio)} times its size`,
    found: `${String(unpacked)} bytes out of ${String(packed)}`,
    fix: 'If it is what you want, unpack it and choose what is inside.',
  });
}

function tooLarge(bytes: number): Problem {
  return new Problem({
    code: 'gzip.tooLarge',
    message: 'What is in the gzip archive is too large to be unpacked here.',
    expected: `at most ${String(bytes / 2 ** 20)} MB unpacked`,
    found: 'more',
    fix: 'Unpack it and choose what is inside.',
  });
}
