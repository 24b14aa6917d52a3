import { encodeUtf8 } from '../kernel/codecs.ts';
import type { GroupMark, NumberNotation } from './notation.ts';
import { parseNumber } from './parse-number.ts';

/** Longest cell that is looked at; no double needs more. */
const LONGEST = 400;

/** Spellings of the marks between groups: plain, no-break, narrow no-break and thin space; both apostrophes. */
const SPELLINGS: Readonly<Record<GroupMark, readonly string[]>> = {
  '': [],
  ',': [','],
  '.': ['.'],
  ' ': [' ', '\u00a0', '\u202f', '\u2009'],
  "'": ["'", '\u2019'],
};

/** Reads numbers in a notation other than the plain one. */
export class NotatedNumbers {
  /** Whether the number last read had digits after a decimal mark, marks between groups. */
  fractional = false;
  grouped = false;
  readonly #decimal: number;
  readonly #marks: readonly Uint8Array[];
  readonly #unit: Uint8Array | null;
  readonly #plain = new Uint8Array(LONGEST + 1);

  constructor({ decimal, thousands, unit }: NumberNotation) {
    this.#decimal = decimal.charCodeAt(0);
    this.#marks = SPELLINGS[thousands].map(encodeUtf8);
    this.#unit = unit === null ? null : encodeUtf8(unit);
  }

  /**
   * The number that bytes [start, end) spell, NaN where they spell none: sign and unit (where the notation has one,
   * it must be there) in any order in front, or the unit behind; groups of three digits throughout, or none.
   */
  parse(bytes: Uint8Array, start: number, end: number): number {
    this.fractional = this.grouped = false;
    if (end - start > LONGEST) return NaN;
    let from = afterBlanks(bytes, start, end);
    let to = beforeBlanks(bytes, from, end);
    let negative = false;
    let signed = false;
    const unit = this.#unit;
    let unitDue = unit !== null;
    for (let turn = 0; turn < 2; turn++) {
      const sign = signLength(bytes, from, to);
      if (!signed && sign !== 0) {
        signed = true;
        negative = sign < 0;
        from = afterBlanks(bytes, from + (bytes[from] === 0xe2 ? 3 : 1), to);
      }
      if (unit && unitDue && startsWith(bytes, from, to, unit)) {
        unitDue = false;
        from = afterBlanks(bytes, from + unit.length, to);
      }
    }
    if (unit && unitDue) {
      if (!startsWith(bytes, to - unit.length, to, unit) || to - unit.length < from) return NaN;
      to = beforeBlanks(bytes, from, to - unit.length);
    }
    const value = this.#parsePlain(bytes, from, to);
    return negative ? -value : value;
  }

  #parsePlain(bytes: Uint8Array, start: number, end: number): number {
    const plain = this.#plain;
    let write = 0;
    let run = 0;
    let at = start;
    while (at < end) {
      const byte = bytes[at]!;
      if ((byte ^ 48) <= 9) {
        plain[write++] = byte;
        run++;
        at++;
        continue;
      }
      const mark = this.#markLength(bytes, at, end);
      if (mark === 0) break;
      if (this.grouped ? run !== 3 : run < 1 || run > 3 || plain[0] === 48) return NaN;
      this.grouped = true;
      run = 0;
      at += mark;
    }
    if (this.grouped && run !== 3) return NaN;
    if (at < end && bytes[at] === this.#decimal) {
      at++;
      plain[write++] = 46;
      const digits = at;
      while (at < end && (bytes[at]! ^ 48) <= 9) plain[write++] = bytes[at++]!;
      this.fractional = at > digits;
    }
    if (at < end && (bytes[at]! | 32) !== 101) return NaN;
    while (at < end) plain[write++] = bytes[at++]!;
    return parseNumber(plain, 0, write);
  }

  #markLength(bytes: Uint8Array, at: number, end: number): number {
    for (const mark of this.#marks) if (startsWith(bytes, at, end, mark)) return mark.length;
    return 0;
  }
}

function startsWith(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (end - at < word.length || at < 0) return false;
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}

/** -1 for a minus (or U+2212), 1 for a plus, 0 for neither. */
function signLength(bytes: Uint8Array, at: number, end: number): -1 | 0 | 1 {
  if (at >= end) return 0;
  if (bytes[at] === 45) return -1;
  if (bytes[at] === 43) return 1;
  return bytes[at] === 0xe2 && bytes[at + 1] === 0x88 && bytes[at + 2] === 0x92 ? -1 : 0;
}

/** Blanks: space, tab, no-break and narrow no-break space. */
function afterBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (; at < end; at++) {
    if (bytes[at] === 32 || bytes[at] === 9) continue;
    if (bytes[at] === 0xc2 && bytes[at + 1] === 0xa0) at++;
    else if (bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0xaf) at += 2;
    else break;
  }
  return Math.min(at, end);
}

function beforeBlanks(bytes: Uint8Array, start: number, end: number): number {
  let to = end;
  for (; to > start; to--) {
    if (bytes[to - 1] === 32 || bytes[to - 1] === 9) continue;
    if (bytes[to - 1] === 0xa0 && bytes[to - 2] === 0xc2) to--;
    else if (bytes[to - 1] === 0xaf && bytes[to - 2] === 0x80 && bytes[to - 3] === 0xe2) to -= 2;
    else break;
  }
  return Math.max(to, start);
}
