/** Buckets that words or trigrams are hashed into. */
export const TEXT_BUCKETS = 1024;

export type TextPieces = 'words' | 'trigrams';

/** Bytes of words: letters and digits of ASCII, and all of other scripts. */
function isWordByte(byte: number): boolean {
  return (
    byte >= 128 || (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57)
  );
}

function lowerCase(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

/** Number of words of a text. */
export function countWords(utf8: Uint8Array, from: number, to: number): number {
  let words = 0;
  let inside = false;
  for (let at = from; at < to; at++) {
    const letter = isWordByte(utf8[at]!);
    if (letter && !inside) words++;
    inside = letter;
  }
  return words;
}

/**
 * Counts the pieces of a text by bucket into `counts` (zeros before; set them back after) and lists the buckets touched.
 * Words, or every three bytes in a row (a text of fewer is one piece); ASCII without case.
 */
export function countPieces(
  utf8: Uint8Array,
  from: number,
  to: number,
  pieces: TextPieces,
  counts: Float64Array,
): number[] {
  const touched: number[] = [];
  const add = (start: number, end: number): void => {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ lowerCase(utf8[at]!), 0x01000193);
    const bucket = ((hash ^ (hash >>> 15)) >>> 0) % TEXT_BUCKETS;
    if (counts[bucket]!++ === 0) touched.push(bucket);
  };
  if (pieces === 'trigrams') {
    if (to > from && to - from < 3) add(from, to);
    for (let at = from; at + 3 <= to; at++) add(at, at + 3);
    return touched;
  }
  for (let at = from, start = -1; at <= to; at++) {
    const letter = at < to && isWordByte(utf8[at]!);
    if (letter && start < 0) start = at;
    if (!letter && start >= 0) {
      add(start, at);
      start = -1;
    }
  }
  return touched;
}
