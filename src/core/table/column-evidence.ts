import { decodeUtf8 } from '../kernel/codecs.ts';
import { ByteDictionary } from './byte-dictionary.ts';
import type { CellBatch } from './cell-list.ts';
import { lineOfCell, quoteCell } from './cell-place.ts';
import type { MissingMarkers } from './missing-markers.ts';
import { isTrueOrFalse, parseBoolean } from './parse-boolean.ts';
import { parseNumber } from './parse-number.ts';
import { NO_ZONE, ZONED, parseTimestamp } from './timestamp.ts';
import type { TimestampParse } from './timestamp.ts';

/** What one spelling can be read as. */
export const TRAITS = {
  missing: 1,
  number: 2,
  /** Digits only, with or without sign. */
  digits: 4,
  leadingZero: 8,
  beyond32Bits: 16,
  beyondExact: 32,
  trueOrFalse: 64,
  booleanWord: 128,
  timestamp: 256,
  zoned: 512,
  unzoned: 1024,
  spaced: 2048,
} as const;
type Trait = keyof typeof TRAITS;

/** From here on distinct values are no longer told apart. */
const MOST_DISTINCT = 100_000;
/** Spellings that often stand for "missing" but are values until somebody says so. */
const SUSPECTS: ReadonlySet<string> = new Set(['?', '-', '--', '.', '*', '#N/A', '#NULL!', '-999', '-9999']);

export interface Exception {
  line: number;
  found: string;
}

/** What the seen values of one column can be read as: counts by trait, distinct values, length. */
export class ColumnEvidence {
  rows = 0;
  bytes = 0;
  /** Steps from one row to the next that add exactly 1. */
  steps = 0;
  firstNumber = NaN;
  #firstNonNumber: Exception | null = null;
  #firstNonTimestamp: Exception | null = null;
  readonly #column: number;
  readonly #missing: MissingMarkers;
  readonly #counts = new Map<number, number>();
  readonly #spellings = new ByteDictionary();
  #traits = new Int16Array(1024);
  #occurrences = new Int32Array(1024);
  readonly #parsed: TimestampParse = { ms: 0, zone: NO_ZONE };
  #previous = NaN;

  constructor(column: number, missing: MissingMarkers) {
    this.#column = column;
    this.#missing = missing;
  }

  add(cells: CellBatch): void {
    const { bytes, firstCell, starts, ends } = cells;
    for (let row = 0; row < cells.rows; row++) {
      const cell = firstCell[row]! + this.#column;
      if (cell >= firstCell[row + 1]!) {
        this.rows++;
        this.#count(TRAITS.missing);
      } else {
        const traits = this.addCell(bytes, starts[cell]!, ends[cell]!);
        if ((traits & (TRAITS.missing | TRAITS.number | TRAITS.timestamp)) === 0 || !this.#firstNonTimestamp)
          this.#keepException(cells, row, cell, traits);
      }
    }
  }

  /** Adds one value; returns its traits. */
  addCell(bytes: Uint8Array, start: number, end: number): number {
    this.rows++;
    const traits = this.#traitsOf(bytes, start, end);
    this.#count(traits);
    if ((traits & TRAITS.missing) !== 0) return traits;
    this.bytes += end - start;
    if ((traits & TRAITS.digits) !== 0) {
      const value = parseNumber(bytes, start, end);
      if (Number.isNaN(this.firstNumber)) this.firstNumber = value;
      if (value === this.#previous + 1) this.steps++;
      this.#previous = value;
    }
    return traits;
  }

  addMissing(): void {
    this.rows++;
    this.#count(TRAITS.missing);
  }

  /** Values that have a trait. */
  count(trait: Trait): number {
    let sum = 0;
    for (const [traits, count] of this.#counts) if ((traits & TRAITS[trait]) !== 0) sum += count;
    return sum;
  }

  get missing(): number {
    return this.count('missing');
  }

  get present(): number {
    return this.rows - this.missing;
  }

  /** Whether there are values and all have the trait. */
  all(trait: Trait): boolean {
    return this.present > 0 && this.count(trait) === this.present;
  }

  /** Distinct values without missing ones; from 100,000 on no longer exact. */
  get distinct(): number {
    let distinct = 0;
    for (let i = 0; i < this.#spellings.size; i++) if ((this.#traits[i]! & TRAITS.missing) === 0) distinct++;
    return distinct;
  }

  firstBut(trait: 'number' | 'timestamp'): Exception | null {
    return trait === 'number' ? this.#firstNonNumber : this.#firstNonTimestamp;
  }

  /** Values that may stand for "missing", with how often they occur, most frequent first. */
  suspects(): { value: string; count: number }[] {
    const found: { value: string; count: number }[] = [];
    for (let i = 0; i < this.#spellings.size; i++) {
      if (this.#spellings.bytesOf(i).length > 8 || (this.#traits[i]! & TRAITS.missing) !== 0) continue;
      const value = this.#spellings.textOf(i).trim();
      if (SUSPECTS.has(value)) found.push({ value, count: this.#occurrences[i]! });
    }
    return found.sort((a, b) => b.count - a.count);
  }

  /** The distinct spellings of values seen, up to 100,000, with how often each occurs. */
  *spellings(): Generator<{ bytes: Uint8Array; count: number }> {
    for (let i = 0; i < this.#spellings.size; i++)
      if ((this.#traits[i]! & TRAITS.missing) === 0)
        yield { bytes: this.#spellings.bytesOf(i), count: this.#occurrences[i]! };
  }

  /** Values whose spelling is listed: all present ones unless there are too many different ones. */
  get listed(): number {
    let listed = 0;
    for (const { count } of this.spellings()) listed += count;
    return listed;
  }

  #count(traits: number): void {
    this.#counts.set(traits, (this.#counts.get(traits) ?? 0) + 1);
  }

  #traitsOf(bytes: Uint8Array, start: number, end: number): number {
    const known = this.#spellings.size;
    if (known >= MOST_DISTINCT) return this.#classify(bytes, start, end);
    const spelling = this.#spellings.add(bytes, start, end);
    if (spelling === known) {
      if (spelling === this.#traits.length) this.#grow();
      this.#traits[spelling] = this.#classify(bytes, start, end);
    }
    this.#occurrences[spelling]!++;
    return this.#traits[spelling]!;
  }

  #classify(bytes: Uint8Array, start: number, end: number): number {
    if (this.#missing.matches(bytes, start, end)) return TRAITS.missing;
    let traits = 0;
    const value = parseNumber(bytes, start, end);
    if (!Number.isNaN(value)) {
      traits |= TRAITS.number;
      const text = decodeUtf8(bytes.subarray(start, end)).trim();
      if (/^[+-]?\d+$/.test(text)) {
        traits |= TRAITS.digits;
        if (/^[+-]?0\d/.test(text)) traits |= TRAITS.leadingZero;
        if (value !== (value | 0)) traits |= TRAITS.beyond32Bits;
        if (!Number.isSafeInteger(value)) traits |= TRAITS.beyondExact;
      }
    }
    if (isTrueOrFalse(bytes, start, end)) traits |= TRAITS.trueOrFalse;
    if (parseBoolean(bytes, start, end) >= 0) traits |= TRAITS.booleanWord;
    if (parseTimestamp(bytes, start, end, this.#parsed)) {
      traits |= TRAITS.timestamp;
      if (this.#parsed.zone === ZONED) traits |= TRAITS.zoned;
      if (this.#parsed.zone === NO_ZONE) traits |= TRAITS.unzoned;
    }
    if (bytes.subarray(start, end).includes(32)) traits |= TRAITS.spaced;
    return traits;
  }

  #keepException(cells: CellBatch, row: number, cell: number, traits: number): void {
    if ((traits & TRAITS.missing) !== 0) return;
    const needNumber = !this.#firstNonNumber && (traits & TRAITS.number) === 0;
    const needTimestamp = !this.#firstNonTimestamp && (traits & TRAITS.timestamp) === 0;
    if (!needNumber && !needTimestamp) return;
    const found = quoteCell(cells.bytes, cells.starts[cell]!, cells.ends[cell]!);
    const exception = { line: lineOfCell(cells, row, this.#column), found };
    if (needNumber) this.#firstNonNumber = exception;
    if (needTimestamp) this.#firstNonTimestamp = exception;
  }

  #grow(): void {
    const traits = new Int16Array(2 * this.#traits.length);
    const occurrences = new Int32Array(2 * this.#occurrences.length);
    traits.set(this.#traits);
    occurrences.set(this.#occurrences);
    this.#traits = traits;
    this.#occurrences = occurrences;
  }
}
