/** Most rows of a batch: few enough to stay in the processor's cache. */
export const BATCH_ROWS = 4096;
/** A batch ends with the row that reaches this many cells. */
const CELLS = 32_768;

export interface Malformed {
  /** Row of the batch. */
  row: number;
  what: 'textAfterQuote' | 'unclosedQuote' | 'notRecord' | 'otherKey';
  /** Physical line of the quote, or on which the record stands. */
  line: number;
  /** JSON: what should be there, and what is. */
  expected?: string;
  found?: string;
}

/** Complete rows of a text file. Cell c of row r is number `firstCell[r] + c`, its bytes are [starts, ends) of `bytes`. */
export interface CellBatch {
  bytes: Uint8Array;
  rows: number;
  /** rows + 1 entries are in use. */
  firstCell: Int32Array;
  /** Physical line, from 1, on which each row starts. */
  line: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  malformed: readonly Malformed[];
  /** JSON: the line of a row is the line of its cells, which hold line breaks that are none in the file. */
  onOneLine?: boolean;
}

/** The growing list of cells behind a batch, with the row that is still open after the complete ones. */
export class CellList {
  rows = 0;
  #cells = 0;
  #starts = new Int32Array(CELLS + 1024);
  #ends = new Int32Array(CELLS + 1024);
  readonly #firstCell = new Int32Array(BATCH_ROWS + 1);
  readonly #line = new Int32Array(BATCH_ROWS);
  #malformed: Malformed[] = [];

  get full(): boolean {
    return this.rows === BATCH_ROWS || this.#cells >= CELLS;
  }

  get hasOpenRow(): boolean {
    return this.#cells > this.#firstCell[this.rows]!;
  }

  add(start: number, end: number): void {
    const at = this.#cells++;
    if (at === this.#starts.length) this.#grow();
    this.#starts[at] = start;
    this.#ends[at] = end;
  }

  endRow(line: number): void {
    this.#line[this.rows++] = line;
    this.#firstCell[this.rows] = this.#cells;
  }

  dropOpenRow(): void {
    this.#cells = this.#firstCell[this.rows]!;
  }

  note(what: Malformed['what'], line: number): void {
    this.#malformed.push({ row: this.rows, what, line });
  }

  /** Forgets the complete rows; the open one becomes the first. */
  dropRows(): void {
    if (this.rows === 0) return;
    const open = this.#firstCell[this.rows]!;
    this.#starts.copyWithin(0, open, this.#cells);
    this.#ends.copyWithin(0, open, this.#cells);
    this.#cells -= open;
    this.#malformed = this.#malformed
      .filter(({ row }) => row === this.rows)
      .map((entry) => ({ ...entry, row: 0 }));
    this.rows = 0;
  }

  /** The bytes moved towards the start by this much. */
  shift(by: number): void {
    for (let i = 0; i < this.#cells; i++) {
      this.#starts[i] = this.#starts[i]! - by;
      this.#ends[i] = this.#ends[i]! - by;
    }
  }

  batch(bytes: Uint8Array): CellBatch {
    return {
      bytes,
      rows: this.rows,
      firstCell: this.#firstCell,
      line: this.#line,
      starts: this.#starts,
      ends: this.#ends,
      malformed: this.#malformed.filter(({ row }) => row < this.rows),
    };
  }

  #grow(): void {
    const starts = new Int32Array(2 * this.#starts.length);
    const ends = new Int32Array(2 * this.#ends.length);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#starts = starts;
    this.#ends = ends;
  }
}
