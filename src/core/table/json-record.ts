import { decodeUtf8, encodeUtf8 } from '../kernel/codecs.ts';
import { JSON_KINDS } from './json-paths.ts';
import type { JsonPath } from './json-paths.ts';
import { JsonSyntax, quoteAt } from './json-syntax.ts';
import { parseNumber } from './parse-number.ts';

/** Objects nested deeper than this stay JSON text. */
const DEEPEST = 24;
const WORDS = ['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity'].map(encodeUtf8);

/** Where the values of one record go. */
export interface JsonCells {
  /** A value at a path that has a column: bytes [start, end). */
  value(column: number, start: number, end: number): void;
  /** The path of a name that is new. */
  unknown(parent: JsonPath, key: string): JsonPath;
  /** What kind of value stands at a path, 0 for none. */
  seen(path: JsonPath, kind: number): void;
}

/**
 * Reads JSON objects and hands out the values by path: texts without quotes and escapes, numbers as they are written,
 * lists as JSON text without blanks. Fields of objects have paths of their own; null, NaN and empty objects are no
 * values. Bytes of the record are overwritten on the way. Beyond JSON, NaN and Infinity are understood.
 */
export class JsonRecord {
  #bytes = new Uint8Array(0) as Uint8Array;
  #at = 0;
  #end = 0;
  #line = 1;
  #lineStart = 0;
  readonly #cells: JsonCells;

  constructor(cells: JsonCells) {
    this.#cells = cells;
  }

  /** Reads the record in [start, end), which begins on `line`, `before` bytes into it. Throws JsonSyntax. */
  read(bytes: Uint8Array, start: number, end: number, root: JsonPath, line: number, before: number): void {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.#line = line;
    this.#lineStart = start - before;
    this.#blanks();
    if (this.#at === end || bytes[this.#at] !== 0x7b) throw this.#wrong('an object in braces');
    this.#object(root, 0);
    this.#blanks();
    if (this.#at < end) throw this.#wrong('the end of the record');
  }

  #object(path: JsonPath, depth: number): void {
    const bytes = this.#bytes;
    this.#at++;
    this.#blanks();
    if (bytes[this.#at] === 0x7d && this.#at < this.#end) {
      this.#at++;
      return;
    }
    for (;;) {
      this.#blanks();
      if (this.#at >= this.#end || bytes[this.#at] !== 0x22) throw this.#wrong('a name in double quotes');
      const start = this.#at + 1;
      const end = this.#text();
      this.#blanks();
      if (this.#at >= this.#end || bytes[this.#at] !== 0x3a) throw this.#wrong('a colon after the name');
      this.#at++;
      this.#blanks();
      const child =
        path.child(bytes, start, end) ?? this.#cells.unknown(path, decodeUtf8(bytes.subarray(start, end)));
      this.#value(child, depth + 1);
      this.#blanks();
      const byte = this.#at < this.#end ? bytes[this.#at] : 0;
      if (byte !== 0x2c && byte !== 0x7d) throw this.#wrong('a comma or the closing brace');
      this.#at++;
      if (byte === 0x7d) return;
    }
  }

  #value(path: JsonPath, depth: number): void {
    const byte = this.#at < this.#end ? this.#bytes[this.#at]! : 0;
    if (byte === 0x22) {
      const start = this.#at + 1;
      this.#put(path, JSON_KINDS.text, start, this.#text());
    } else if (byte === 0x7b && depth < DEEPEST) this.#object(path, depth);
    else if (byte === 0x7b || byte === 0x5b) {
      const start = this.#at;
      this.#put(path, JSON_KINDS.list, start, this.#nested());
    } else this.#plain(path);
  }

  #put(path: JsonPath, kind: number, start: number, end: number): void {
    this.#cells.seen(path, kind);
    this.#cells.value(path.column, start, end);
  }

  /** A number or a word. */
  #plain(path: JsonPath): void {
    const bytes = this.#bytes;
    const start = this.#at;
    let at = start;
    while (at < this.#end && isPlain(bytes[at]!)) at++;
    const word = WORDS.findIndex(
      (one) => one.length === at - start && one.every((byte, i) => bytes[start + i] === byte),
    );
    if (word < 0 && Number.isNaN(parseNumber(bytes, start, at))) throw this.#wrong('a value');
    this.#at = at;
    if (word === 2 || word === 3) {
      this.#cells.seen(path, 0);
    } else this.#put(path, word === 0 || word === 1 ? JSON_KINDS.boolean : JSON_KINDS.number, start, at);
  }

  /** Reads a text whose quote is at hand; leaves it without escapes from after that quote on, and returns its end. */
  #text(): number {
    const bytes = this.#bytes;
    let at = this.#at + 1;
    for (; at < this.#end; at++) {
      const byte = bytes[at]!;
      if (byte === 0x22) {
        this.#at = at + 1;
        return at;
      }
      if (byte === 0x5c) return this.#escaped(at);
      if (byte < 32) break;
    }
    this.#at = at;
    throw this.#wrong('a closing double quote');
  }

  #escaped(from: number): number {
    const bytes = this.#bytes;
    let write = from;
    let at = from;
    while (at < this.#end) {
      const byte = bytes[at]!;
      if (byte === 0x22) {
        this.#at = at + 1;
        return write;
      }
      if (byte < 32) break;
      if (byte !== 0x5c) {
        bytes[write++] = byte;
        at++;
        continue;
      }
      const letter = at + 1 < this.#end ? bytes[at + 1]! : 0;
      if (letter === 0x75) {
        let unit = this.#hex(at);
        at += 6;
        if (unit >= 0xd800 && unit < 0xdc00 && bytes[at] === 0x5c && bytes[at + 1] === 0x75) {
          const low = this.#hex(at);
          if (low >= 0xdc00 && low < 0xe000) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            at += 6;
          }
        }
        write = writeUtf8(bytes, write, unit >= 0xd800 && unit < 0xe000 ? 0xfffd : unit);
        continue;
      }
      const plain = ESCAPES.get(letter);
      this.#at = at;
      if (plain === undefined) throw this.#wrong('an escape such as \\n or \\u0041');
      bytes[write++] = plain;
      at += 2;
    }
    this.#at = at;
    throw this.#wrong('a closing double quote');
  }

  #hex(at: number): number {
    let unit = 0;
    for (let i = at + 2; i < at + 6; i++) {
      const byte = i < this.#end ? this.#bytes[i]! : 0;
      const digit =
        byte >= 48 && byte <= 57
          ? byte - 48
          : (byte | 32) >= 97 && (byte | 32) <= 102
            ? (byte | 32) - 87
            : -1;
      this.#at = i;
      if (digit < 0) throw this.#wrong('four hexadecimal digits');
      unit = unit * 16 + digit;
    }
    return unit;
  }

  /** Leaves a list or object as JSON text without blanks where it began, and returns the end of that. */
  #nested(): number {
    const bytes = this.#bytes;
    const open: number[] = [];
    let write = this.#at;
    let quoted = false;
    for (; this.#at < this.#end; this.#at++) {
      const byte = bytes[this.#at]!;
      if (quoted) {
        bytes[write++] = byte;
        if (byte === 0x5c && this.#at + 1 < this.#end) bytes[write++] = bytes[++this.#at]!;
        else if (byte === 0x22) quoted = false;
        else if (byte < 32) throw this.#wrong('a closing double quote');
        continue;
      }
      if (byte === 10) this.#endLine();
      if (byte <= 32) continue;
      bytes[write++] = byte;
      if (byte === 0x22) quoted = true;
      else if (byte === 0x5b || byte === 0x7b) open.push(byte + 2);
      else if (byte === 0x5d || byte === 0x7d) {
        if (open.pop() !== byte) throw this.#wrong('the closing bracket of what was opened last');
        if (open.length === 0) {
          this.#at++;
          return write;
        }
      }
    }
    throw this.#wrong('a closing bracket');
  }

  #blanks(): void {
    for (; this.#at < this.#end; this.#at++) {
      const byte = this.#bytes[this.#at]!;
      if (byte === 10) this.#endLine();
      else if (byte !== 32 && byte !== 9 && byte !== 13) return;
    }
  }

  #endLine(): void {
    this.#line++;
    this.#lineStart = this.#at + 1;
  }

  #wrong(expected: string): JsonSyntax {
    const found = quoteAt(this.#bytes, this.#at, this.#end);
    return new JsonSyntax(expected, found, this.#line, this.#at - this.#lineStart + 1);
  }
}

const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x22, 0x22],
  [0x5c, 0x5c],
  [0x2f, 0x2f],
  [0x62, 8],
  [0x66, 12],
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
]);

/** Letters, digits, sign and point: what numbers and words are made of. */
function isPlain(byte: number): boolean {
  return (
    (byte >= 48 && byte <= 57) ||
    byte === 43 ||
    byte === 45 ||
    byte === 46 ||
    ((byte | 32) >= 97 && (byte | 32) <= 122)
  );
}

function writeUtf8(bytes: Uint8Array, at: number, code: number): number {
  if (code < 0x80) bytes[at++] = code;
  else if (code < 0x800) {
    bytes[at++] = 0xc0 | (code >> 6);
    bytes[at++] = 0x80 | (code & 63);
  } else {
    if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
    else {
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = 0x80 | ((code >> 12) & 63);
    }
    bytes[at++] = 0x80 | ((code >> 6) & 63);
    bytes[at++] = 0x80 | (code & 63);
  }
  return at;
}
