import { Problem } from '../../src/core/kernel/problem.ts';
import { textStart } from '../../src/core/table/csv-text.ts';
import { turnedJson } from '../../src/core/table/turn-json.ts';
import { headOf } from './byte-stream.ts';
import type { ByteStream } from './byte-stream.ts';

type Pieces = Generator<Uint8Array<ArrayBuffer>>;

/** So much of a text is held at most; the places of its values take many times that. */
const MOST_BYTES = 16 * 2 ** 20;

/** The records of a text (see `turnedJson`), which is held whole; closes the stream. Throws Problem "json.tooLarge". */
export async function turnedPieces(stream: ByteStream): Promise<Pieces | null> {
  const { head, complete } = await headOf(stream, MOST_BYTES);
  if (complete) return turnedJson(head.subarray(textStart(head)));
  throw new Problem({
    code: 'json.tooLarge',
    message: 'The file is a single JSON value, and too large to be turned into rows.',
    expected: `at most ${String(MOST_BYTES / 2 ** 20)} MB, or a list of objects`,
    fix: 'Write it row by row, one object a line.',
  });
}

/**
 * A JSON text in UTF-8 whose records are not written one after another, as such that are. `next` throws also
 * Problem "json.otherShape" where it is none.
 */
export function turned(stream: ByteStream): ByteStream {
  let pieces: Pieces | null = null;
  return {
    async next() {
      pieces ??= await turnedPieces(stream);
      if (!pieces) throw otherShape();
      const { done, value } = pieces.next();
      return done === true ? null : value;
    },
    get done() {
      return stream.done;
    },
    close: () => stream.close(),
  };
}

function otherShape(): Problem {
  return new Problem({
    code: 'json.otherShape',
    message: 'The file does not hold its records in the form in which it was to be read.',
    expected: 'columns by name, or lists without names',
    fix: 'Preview the file again.',
  });
}
