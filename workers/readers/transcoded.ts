import { Problem } from '../../src/core/kernel/problem.ts';
import type { Encoding } from '../../src/core/table/encoding.ts';
import type { ByteStream } from './byte-stream.ts';

const NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
};

/** An encoding as people call it. */
export function encodingName(encoding: Encoding): string {
  return NAMES[encoding];
}

/**
 * A stream of text in `encoding` as UTF-8, without the mark at its beginning; UTF-8 passes as it is.
 * `next` throws Problem "text.encoding" where the bytes are none of the encoding.
 */
export function transcoded(stream: ByteStream, encoding: Encoding): ByteStream {
  if (encoding === 'utf-8') return stream;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  let ended = false;
  let before = 0;
  const decode = (piece: Uint8Array | null): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new Problem({
        code: 'text.encoding',
        message: `The file is not text in ${encodingName(encoding)}.`,
        found: 'bytes that spell no character',
        where: piece
          ? `between bytes ${String(before + 1)} and ${String(before + piece.length)}`
          : 'the end of the file',
        fix: 'Choose another text encoding.',
      });
    }
  };
  return {
    async next() {
      while (!ended) {
        const piece = await stream.next();
        const text = decode(piece);
        before += piece?.length ?? 0;
        ended = piece === null;
        if (text !== '') return encoder.encode(text);
      }
      return null;
    },
    get done() {
      return stream.done;
    },
    close: () => stream.close(),
  };
}
