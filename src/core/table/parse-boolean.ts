import { decodeUtf8 } from '../kernel/codecs.ts';

const WORDS: ReadonlyMap<string, 0 | 1> = new Map([
  ['true', 1],
  ['false', 0],
  ['t', 1],
  ['f', 0],
  ['yes', 1],
  ['no', 0],
  ['y', 1],
  ['n', 0],
  ['1', 1],
  ['0', 0],
]);

/**
 * 1 or 0 for the words that a column may use once somebody calls it boolean (true, t, yes, y, 1 and their opposites in
 * any case), -1 for anything else. Only true and false make a column boolean by themselves.
 */
export function parseBoolean(bytes: Uint8Array, start: number, end: number): -1 | 0 | 1 {
  if (end - start > 16) return -1;
  const word = decodeUtf8(bytes.subarray(start, end)).trim().toLowerCase();
  return WORDS.get(word) ?? -1;
}

/** Whether the bytes are true or false in any case. */
export function isTrueOrFalse(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 4 && parseBoolean(bytes, start, end) >= 0;
}
