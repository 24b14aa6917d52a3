import type { ByteSource } from './byte-source.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes of a file from first to last. */
export interface ByteStream {
  /** The next piece, of at least 64 KB but for the last; null at the end. */
  next(): Promise<Bytes | null>;
  /** How much of the file itself is behind what was handed out, in bytes: for progress. */
  readonly done: number;
  /** Lets go of what is still under way. */
  close(): Promise<void>;
}

const PIECE_BYTES = 1024 * 1024;

/** The bytes as they lie in the file. The next piece is fetched while one is read. */
export function streamOf(source: ByteSource): ByteStream {
  let from = 0;
  let done = 0;
  const fetch = (): Promise<Bytes> | null => {
    if (from >= source.size) return null;
    const start = from;
    from = Math.min(source.size, start + PIECE_BYTES);
    const piece = source.slice(start, from);
    // A failure shows when it is awaited.
    piece.catch(() => undefined);
    return piece;
  };
  let ahead = fetch();
  return {
    async next() {
      const piece = await ahead;
      if (!piece) return null;
      done += piece.length;
      ahead = fetch();
      return piece;
    },
    get done() {
      return done;
    },
    close: () => Promise.resolve(),
  };
}

/**
 * The first `bytes` of a stream, fewer where it ends; `complete` where it does. `fileBytes`: about how much of the file
 * itself that is. Closes the stream.
 */
export async function headOf(
  stream: ByteStream,
  bytes: number,
): Promise<{ head: Bytes; complete: boolean; fileBytes: number }> {
  const pieces: Bytes[] = [];
  let size = 0;
  let complete = false;
  try {
    // One more than wanted tells whether that was all.
    while (size <= bytes) {
      const piece = await stream.next();
      if (!piece) {
        complete = true;
        break;
      }
      pieces.push(piece);
      size += piece.length;
    }
  } finally {
    await stream.close();
  }
  const whole = joined(pieces, size);
  const head = complete ? whole : whole.subarray(0, bytes);
  return { head, complete, fileBytes: size === 0 ? 0 : (stream.done * head.length) / size };
}

/** Pieces one behind the other. */
export function joined(pieces: readonly Uint8Array[], size: number): Bytes {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
