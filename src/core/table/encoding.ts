import { Utf8Check } from './utf8-check.ts';

/** The encodings that a table in text form may have; windows-1252 holds Latin-1. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface EncodingGuess {
  encoding: Encoding;
  /** What tells: the mark at the beginning, UTF-16's pattern of NULs, or a byte (from 1) that is not UTF-8. */
  by: 'mark' | 'pattern' | 'default' | { byte: number; at: number };
}

/** Text that is not UTF-8 must have this share of bytes below 128, or be short. */
const LEAST_ASCII = 0.4;
const FEW_BYTES = 64;

/**
 * The encoding of a text from its first bytes. UTF-8 unless something tells otherwise: what is no text in any of the
 * encodings is left to the reader of UTF-8, which says what it stumbles over.
 */
export function guessEncoding(head: Uint8Array): EncodingGuess {
  const mark = ((head[0] ?? 0) << 8) | (head[1] ?? 0);
  if (mark === 0xfffe) return { encoding: 'utf-16le', by: 'mark' };
  if (mark === 0xfeff) return { encoding: 'utf-16be', by: 'mark' };
  if (mark === 0xefbb && head[2] === 0xbf) return { encoding: 'utf-8', by: 'mark' };
  const wide = nulPattern(head);
  if (wide) return { encoding: wide, by: 'pattern' };
  const check = new Utf8Check();
  const at = check.push(head);
  if (at >= 0 && check.wrongByte >= 0x80 && looksLikeText(head))
    return { encoding: 'windows-1252', by: { byte: check.wrongByte, at: at + 1 } };
  return { encoding: 'utf-8', by: 'default' };
}

/** UTF-16 without a mark: nearly all of one byte of each two are NUL, none of the other. */
function nulPattern(head: Uint8Array): Encoding | null {
  const pairs = Math.min(head.length, 4096) >> 1;
  const nuls = [0, 0];
  for (let i = 0; i < 2 * pairs; i++) if (head[i] === 0) nuls[i & 1]!++;
  if (pairs < 4) return null;
  if (nuls[0] === 0 && nuls[1]! >= 0.9 * pairs) return 'utf-16le';
  return nuls[1] === 0 && nuls[0]! >= 0.9 * pairs ? 'utf-16be' : null;
}

function looksLikeText(head: Uint8Array): boolean {
  let ascii = 0;
  for (const byte of head) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27) || byte === 127) return false;
    if (byte < 128) ascii++;
  }
  return head.length < FEW_BYTES || ascii >= LEAST_ASCII * head.length;
}
