import { Problem } from '../kernel/problem.ts';
import { CellList } from './cell-list.ts';
import type { CellBatch } from './cell-list.ts';

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;

/** Longest row in bytes; a longer one is nearly always a quote that was never closed. */
const LONGEST_ROW = 64 * 1024 * 1024;

/** Where in a cell the scan stands. */
const AT_CELL = 0;
const PLAIN = 1;
const QUOTED = 2;
const AFTER_QUOTE = 3;
const TEXT_AFTER_QUOTE = 4;

export interface CsvDialect {
  /** One ASCII character. */
  delimiter: string;
  /** One ASCII character, or '' for none. */
  quote: string;
}

/**
 * Splits CSV bytes that arrive in pieces into cells, as byte ranges without decoding any of them.
 * A quote opens a cell only at its very beginning; inside it a doubled quote stands for one, and line breaks are text.
 * LF, CRLF and CR end rows; lines without any byte are no rows. A cell whose quote is still open at the end of the
 * file is empty, and noted. Use: `push` a piece, then take batches until null;
 * after the last piece `end`, then take batches until null. A batch is valid until the next call.
 */
export class CsvTokenizer {
  readonly #delimiter: number;
  readonly #quote: number;
  /** 1 for bytes that end a plain cell. */
  readonly #stops = new Uint8Array(256);
  readonly #cells = new CellList();
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #position = 0;
  #ended = false;
  #state: number = AT_CELL;
  #rowStart = 0;
  #cellStart = 0;
  /** Quoted cells with doubled quotes are closed up in place; this is where the next byte goes, -1 while none was. */
  #write = -1;
  #afterQuote = 0;
  #skipLf = false;
  #line: number;
  #rowLine: number;
  #quoteLine = 0;

  /** Throws RangeError where a character of the dialect is not a single ASCII one, or both are the same. */
  constructor(dialect: CsvDialect, firstLine = 1) {
    this.#line = this.#rowLine = firstLine;
    this.#delimiter = asciiCode(dialect.delimiter);
    this.#quote = dialect.quote === '' ? -1 : asciiCode(dialect.quote);
    if (this.#delimiter === this.#quote) throw new RangeError('delimiter and quote are the same');
    for (const stop of [this.#delimiter, LF, CR]) this.#stops[stop] = 1;
  }

  /** Adds the next piece; all batches of the pieces before must have been taken. Throws Problem "csv.rowTooLong". */
  push(piece: Uint8Array): void {
    const from = this.#rowStart;
    const kept = this.#length - from;
    if (kept > LONGEST_ROW) throw rowTooLong(this.#rowLine, this.#state === QUOTED, this.#quoteLine);
    const need = kept + piece.length;
    if (need > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(need, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(from, this.#length));
      this.#bytes = larger;
    } else if (from > 0) this.#bytes.copyWithin(0, from, this.#length);
    this.#bytes.set(piece, kept);
    this.#length = need;
    this.#cells.shift(from);
    this.#position -= from;
    this.#cellStart -= from;
    this.#afterQuote -= from;
    if (this.#write >= 0) this.#write -= from;
    this.#rowStart = 0;
  }

  /** No more pieces come. */
  end(): void {
    this.#ended = true;
  }

  /** The next complete rows, or null when more bytes are needed (or, after `end`, none are left). */
  take(): CellBatch | null {
    this.#cells.dropRows();
    this.#scan();
    if (this.#ended && this.#position >= this.#length) this.#closeLastRow();
    return this.#cells.rows > 0 ? this.#cells.batch(this.#bytes) : null;
  }

  #scan(): void {
    const bytes = this.#bytes;
    const length = this.#length;
    const stops = this.#stops;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    const cells = this.#cells;
    let at = this.#position;
    if (this.#skipLf && at < length) {
      if (bytes[at] === LF) this.#rowStart = ++at;
      this.#skipLf = false;
    }
    while (at < length) {
      let end: number;
      if (this.#state === AT_CELL && bytes[at] !== quote) {
        this.#cellStart = at;
        this.#state = PLAIN;
      }
      if (this.#state === PLAIN) {
        while (at < length && stops[bytes[at]!] === 0) at++;
        end = at;
      } else {
        at = this.#scanQuoted(at);
        end = this.#write >= 0 ? this.#write : this.#afterQuote - 1;
      }
      if (at >= length) break;
      const stop = bytes[at++]!;
      cells.add(this.#cellStart, end);
      this.#state = AT_CELL;
      this.#write = -1;
      if (stop === delimiter) continue;
      if (at - 1 === this.#rowStart) cells.dropOpenRow();
      else cells.endRow(this.#rowLine);
      if (stop === CR) {
        if (at === length) this.#skipLf = true;
        else if (bytes[at] === LF) at++;
      }
      this.#rowStart = at;
      this.#rowLine = ++this.#line;
      if (cells.full) break;
    }
    this.#position = at;
  }

  /** Goes on in a quoted cell; returns the place of the stop after it, or of the end of the bytes. */
  #scanQuoted(from: number): number {
    const bytes = this.#bytes;
    const length = this.#length;
    let at = from;
    if (this.#state === AT_CELL) {
      this.#cellStart = ++at;
      this.#quoteLine = this.#line;
      this.#state = QUOTED;
    }
    for (;;) {
      if (this.#state === QUOTED) {
        at = this.#scanQuotedText(at);
        if (at === length) return at;
        this.#afterQuote = ++at;
        this.#state = AFTER_QUOTE;
      }
      if (at === length) return at;
      if (this.#state !== AFTER_QUOTE || at !== this.#afterQuote || bytes[at] !== this.#quote) break;
      if (this.#write < 0) this.#write = at - 1;
      bytes[this.#write++] = this.#quote;
      at++;
      this.#state = QUOTED;
    }
    return this.#scanAfterQuote(at);
  }

  /** Up to the next quote, closing the gaps that doubled quotes left, counting lines. */
  #scanQuotedText(from: number): number {
    const bytes = this.#bytes;
    const length = this.#length;
    const quote = this.#quote;
    let write = this.#write;
    let at = from;
    for (; at < length; at++) {
      const byte = bytes[at]!;
      if (byte === quote) break;
      if (byte === CR || (byte === LF && (at === this.#cellStart || bytes[at - 1] !== CR))) this.#line++;
      if (write >= 0) bytes[write++] = byte;
    }
    this.#write = write;
    return at;
  }

  /** Spaces between the closing quote and the delimiter are dropped; anything else there joins the cell, as a problem. */
  #scanAfterQuote(from: number): number {
    const bytes = this.#bytes;
    const delimiter = this.#delimiter;
    let at = from;
    for (; at < this.#length; at++) {
      const byte = bytes[at]!;
      if (this.#stops[byte] === 1) break;
      if (this.#state === TEXT_AFTER_QUOTE) bytes[this.#write++] = byte;
      else if (byte !== SPACE && (byte !== TAB || delimiter === TAB)) {
        this.#state = TEXT_AFTER_QUOTE;
        this.#cells.note('textAfterQuote', this.#line);
        if (this.#write < 0) this.#write = this.#afterQuote - 1;
        for (let i = this.#afterQuote; i <= at; i++) bytes[this.#write++] = bytes[i]!;
      }
    }
    return at;
  }

  #closeLastRow(): void {
    if (this.#state === AT_CELL && !this.#cells.hasOpenRow) return;
    if (this.#state === AT_CELL) this.#cells.add(this.#length, this.#length);
    else if (this.#state === PLAIN) this.#cells.add(this.#cellStart, this.#length);
    else if (this.#state === QUOTED) {
      this.#cells.note('unclosedQuote', this.#quoteLine);
      this.#cells.add(this.#length, this.#length);
    } else this.#cells.add(this.#cellStart, this.#write >= 0 ? this.#write : this.#afterQuote - 1);
    this.#cells.endRow(this.#rowLine);
    this.#state = AT_CELL;
    this.#rowStart = this.#length;
  }
}

function asciiCode(character: string): number {
  const code = character.charCodeAt(0);
  if (character.length !== 1 || code === 0 || code > 127 || code === LF || code === CR)
    throw new RangeError(`"${character}" cannot separate or quote cells`);
  return code;
}

function rowTooLong(line: number, inQuotes: boolean, quoteLine: number): Problem {
  return new Problem({
    code: 'csv.rowTooLong',
    message: `The row that starts on line ${String(line)} is longer than ${String(LONGEST_ROW >> 20)} MB.`,
    where: `line ${String(inQuotes ? quoteLine : line)}`,
    found: inQuotes ? `a quote opened on line ${String(quoteLine)} and not closed since` : 'no line break',
    fix: inQuotes ? 'Close or remove that quote.' : 'Check that this is a CSV file.',
  });
}
