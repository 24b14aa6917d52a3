import { decodeUtf8 } from '../kernel/codecs.ts';
import { Problem } from '../kernel/problem.ts';
import { JsonSyntax, jsonProblem, quoteAt } from './json-syntax.ts';

/** Longest record in bytes. */
const LONGEST_RECORD = 64 * 1024 * 1024;
/** Longest name that is compared with the path of the records. */
const LONGEST_KEY = 1000;

/**
 * Where the records of a file stand: one on each line; in the list at a path of names ('' = the file is the list); or
 * null: one after another, perhaps over several lines.
 */
export type JsonShape = { format: 'jsonl' } | { format: 'json'; records: string | null };

/** Outside the list, between two records of it, in a record. */
const SEEK = 0;
const BETWEEN = 1;
const RECORD = 2;

/**
 * Cuts JSON bytes that arrive in pieces into records, without reading them. Byte 0 of `bytes` is FF, which stands for
 * no value. `push` a piece, then `next` until false; after the last piece `end`, then `next` until false.
 */
export class JsonSplitter {
  bytes = new Uint8Array(1 << 16).fill(0xff, 0, 1);
  /** The record at hand is [start, stop), from `line` on, `before` bytes into that. */
  start = 1;
  stop = 1;
  line = 1;
  before = 0;
  readonly #lines: boolean;
  readonly #path: string | null;
  /** Where the record begins that is not yet whole. */
  #from = 1;
  #length = 1;
  #position = 1;
  #state: number;
  #ended = false;
  #lineNow = 1;
  #lineStart = 1;
  #found: boolean;
  /** In a record: open brackets; in a quoted text; after a backslash. */
  #depth = 0;
  #quoted = false;
  #escaped = false;
  #commaDue = false;
  #recordLine = 1;
  #recordBefore = 0;
  /** Around the list: the brackets open now, and the name that leads into each. */
  #stack: { list: boolean; key: string }[] = [];
  #key: number[] | null = null;
  #lastKey = '';

  constructor(shape: JsonShape) {
    this.#lines = shape.format === 'jsonl';
    this.#path = shape.format === 'json' ? shape.records : null;
    this.#found = this.#path === null;
    this.#state = this.#found ? BETWEEN : SEEK;
  }

  /** Adds the next piece. Throws Problem "json.recordTooLong". */
  push(piece: Uint8Array): void {
    const from = this.#state === RECORD || this.#lines ? this.#from : this.#position;
    const kept = this.#length - from;
    if (kept > LONGEST_RECORD) throw this.#tooLong();
    const need = 1 + kept + piece.length;
    if (need > this.bytes.length) {
      const larger = new Uint8Array(Math.max(need, 2 * this.bytes.length));
      larger[0] = 0xff;
      larger.set(this.bytes.subarray(from, this.#length), 1);
      this.bytes = larger;
    } else this.bytes.copyWithin(1, from, this.#length);
    this.bytes.set(piece, 1 + kept);
    const by = from - 1;
    this.#from -= by;
    this.#position -= by;
    this.#lineStart -= by;
    this.#length = need;
  }

  /** No more pieces come. */
  end(): void {
    this.#ended = true;
  }

  /** Moves on to the next record; false when more bytes are needed, or none is left. Throws Problem "json.syntax". */
  next(): boolean {
    if (this.#lines) return this.#nextLine();
    while (this.#position < this.#length) {
      if (this.#state === SEEK) this.#seek();
      else if (this.#state === BETWEEN) this.#between();
      else if (this.#scanRecord()) return true;
    }
    return this.#ended && this.#finish();
  }

  #nextLine(): boolean {
    const { bytes } = this;
    for (;;) {
      let at = this.#position;
      while (at < this.#length && bytes[at] !== 10) at++;
      this.#position = at;
      if (at === this.#length && (!this.#ended || this.#from === at)) return false;
      const [start, line] = [this.#from, this.#lineNow];
      this.#position = Math.min(this.#length, at + 1);
      this.#lineNow++;
      let end = at;
      while (end > start && bytes[end - 1]! <= 32) end--;
      this.#from = this.#position;
      if (end === start) continue;
      this.#record(start, end, line, 0);
      return true;
    }
  }

  #record(start: number, end: number, line: number, before: number): void {
    this.start = start;
    this.stop = end;
    this.line = line;
    this.before = before;
  }

  #between(): void {
    const { bytes } = this;
    for (; this.#position < this.#length; this.#position++) {
      const byte = bytes[this.#position]!;
      if (byte === 10) this.#endLine();
      if (byte <= 32) continue;
      if (byte === 0x2c && (this.#commaDue || this.#path === null)) this.#commaDue = false;
      else if (byte === 0x5d && this.#path !== null) {
        this.#stack.pop();
        this.#state = SEEK;
        this.#position++;
        return;
      } else if (byte === 0x2c || (this.#commaDue && this.#path !== null)) {
        throw this.#wrong(this.#commaDue ? 'a comma or the closing bracket' : 'an object in braces');
      } else {
        this.#from = this.#position;
        this.#recordLine = this.#lineNow;
        this.#recordBefore = this.#position - this.#lineStart;
        this.#state = RECORD;
        this.#depth = 0;
        return;
      }
    }
  }

  /** Goes on in a record; whether it ended. */
  #scanRecord(): boolean {
    const { bytes } = this;
    let at = this.#position;
    let depth = this.#depth;
    let quoted = this.#quoted;
    let done = false;
    for (; at < this.#length && !done; at++) {
      const byte = bytes[at]!;
      if (quoted) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === 0x5c) this.#escaped = true;
        else if (byte === 0x22) {
          quoted = false;
          done = depth === 0;
        }
      } else if (byte === 0x22) quoted = true;
      else if (byte === 0x7b || byte === 0x5b) depth++;
      else if (byte === 0x7d || byte === 0x5d) {
        // A bare word ends where the list does; a bracket that closes nothing is a record of its own, and wrong.
        if (depth === 0 && at > this.#from) break;
        done = --depth <= 0;
      } else if (byte === 10) {
        this.#position = at;
        this.#endLine();
        if (depth === 0) break;
      } else if (depth === 0 && (byte === 0x2c || byte <= 32)) break;
    }
    const bare = !done && at < this.#length;
    this.#position = bare && bytes[at] === 10 ? at + 1 : at;
    this.#depth = depth;
    this.#quoted = quoted;
    if (!done && !bare && !(this.#ended && depth === 0 && !quoted)) return false;
    this.#record(this.#from, at, this.#recordLine, this.#recordBefore);
    this.#state = BETWEEN;
    this.#commaDue = true;
    return true;
  }

  /** Reads on outside the list, until it begins. */
  #seek(): void {
    const { bytes } = this;
    for (; this.#position < this.#length; this.#position++) {
      const byte = bytes[this.#position]!;
      const top = this.#stack.at(-1);
      if (this.#key !== null) this.#seekInText(byte);
      else if (byte === 0x22) this.#key = [];
      else if (byte === 0x7b) this.#stack.push({ list: false, key: this.#lastKey });
      else if (byte === 0x5b) {
        this.#stack.push({ list: true, key: this.#lastKey });
        if (this.#found || this.#stack.slice(0, -1).some(({ list }) => list)) continue;
        if (
          this.#stack
            .slice(1)
            .map(({ key }) => key)
            .join('.') !== this.#path
        )
          continue;
        this.#found = true;
        this.#state = BETWEEN;
        this.#commaDue = false;
        this.#position++;
        return;
      } else if (byte === 0x7d || byte === 0x5d) {
        if (top?.list !== (byte === 0x5d)) throw this.#wrong('the closing bracket of what was opened last');
        this.#stack.pop();
      } else if (byte === 10) this.#endLine();
      else if (this.#stack.length === 0 && byte > 32) throw this.#wrong('the end of the file');
    }
  }

  #seekInText(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === 0x5c) this.#escaped = true;
    else if (byte === 0x22) {
      this.#lastKey = decodeUtf8(Uint8Array.from(this.#key!));
      this.#key = null;
      return;
    }
    if (this.#key!.length < LONGEST_KEY) this.#key!.push(byte);
  }

  #finish(): false {
    const unfinished = this.#state === RECORD || this.#key !== null || this.#stack.length > 0;
    if (unfinished || (this.#state === BETWEEN && this.#path !== null))
      throw this.#wrong('a closing bracket');
    if (this.#found) return false;
    throw new Problem({
      code: 'json.otherShape',
      message: 'The file does not hold its records where it was to be read from.',
      expected: this.#path === '' ? 'a list' : `a list named “${this.#path ?? ''}”`,
      fix: 'Preview the file again.',
    });
  }

  #endLine(): void {
    this.#lineNow++;
    this.#lineStart = this.#position + 1;
  }

  #wrong(expected: string): Problem {
    const found = quoteAt(this.bytes, this.#position, this.#length);
    return jsonProblem(new JsonSyntax(expected, found, this.#lineNow, this.#position - this.#lineStart + 1));
  }

  #tooLong(): Problem {
    return new Problem({
      code: 'json.recordTooLong',
      message: `The record that starts on line ${String(this.#lineNow)} is longer than ${String(LONGEST_RECORD >> 20)} MB.`,
      where: `line ${String(this.#lines ? this.#lineNow : this.#recordLine)}`,
      fix: 'Check whether a quote or bracket is never closed.',
    });
  }
}
