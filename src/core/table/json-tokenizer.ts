import { BATCH_ROWS } from './cell-list.ts';
import type { CellBatch, Malformed } from './cell-list.ts';
import { JsonPath, nameOfPath, nodeOf, pathOf } from './json-paths.ts';
import { JsonRecord } from './json-record.ts';
import type { JsonCells } from './json-record.ts';
import { JsonSplitter } from './json-splitter.ts';
import type { JsonShape } from './json-splitter.ts';
import { JsonSyntax } from './json-syntax.ts';

/** Most cells of a batch. */
const CELLS = 1 << 18;

/**
 * Cuts JSON bytes that arrive in pieces into cells, a column for each path; it is used as CsvTokenizer is. Paths that
 * are none of the columns, and records that are no objects, are noted.
 */
export class JsonTokenizer implements JsonCells {
  readonly #splitter: JsonSplitter;
  readonly #root = new JsonPath('', '');
  readonly #record = new JsonRecord(this);
  readonly #columns: number;
  readonly #mostRows: number;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #firstCell: Int32Array;
  readonly #line: Int32Array;
  #rows = 0;
  #malformed: Malformed[] = [];
  /** Whether a path of the record at hand was noted that is none of the columns. */
  #strange = false;

  constructor(shape: JsonShape, columns: readonly string[]) {
    this.#splitter = new JsonSplitter(shape);
    this.#columns = columns.length;
    this.#mostRows = Math.max(16, Math.min(BATCH_ROWS, Math.floor(CELLS / Math.max(1, columns.length))));
    this.#starts = new Int32Array(this.#mostRows * columns.length);
    this.#ends = new Int32Array(this.#mostRows * columns.length);
    this.#firstCell = Int32Array.from({ length: this.#mostRows + 1 }, (_, row) => row * columns.length);
    this.#line = new Int32Array(this.#mostRows);
    for (const [column, path] of columns.entries()) nodeOf(this.#root, path).column = column;
  }

  push(piece: Uint8Array): void {
    this.#splitter.push(piece);
  }

  end(): void {
    this.#splitter.end();
  }

  /** The next complete records; null when more bytes are needed or none are left. Throws Problem "json.syntax". */
  take(): CellBatch | null {
    const splitter = this.#splitter;
    this.#rows = 0;
    this.#malformed = [];
    while (this.#rows < this.#mostRows && splitter.next()) this.#read();
    if (this.#rows === 0) return null;
    return {
      bytes: splitter.bytes,
      rows: this.#rows,
      firstCell: this.#firstCell,
      line: this.#line,
      starts: this.#starts,
      ends: this.#ends,
      malformed: this.#malformed,
      onOneLine: true,
    };
  }

  value(column: number, start: number, end: number): void {
    if (column < 0) return;
    const cell = this.#rows * this.#columns + column;
    this.#starts[cell] = start;
    this.#ends[cell] = end;
  }

  unknown(parent: JsonPath, key: string): JsonPath {
    return new JsonPath(pathOf(parent, key), key);
  }

  seen({ column, path }: JsonPath, kind: number): void {
    if (column >= 0 || kind === 0 || this.#strange) return;
    this.#strange = true;
    this.#malformed.push({
      row: this.#rows,
      what: 'otherKey',
      line: this.#splitter.line,
      expected: 'only names that stand in the first records too',
      found: `“${nameOfPath(path)}”`,
    });
  }

  #read(): void {
    const { bytes, start, stop, line, before } = this.#splitter;
    const first = this.#rows * this.#columns;
    this.#empty(first);
    this.#line[this.#rows] = line;
    this.#strange = false;
    try {
      this.#record.read(bytes, start, stop, this.#root, line, before);
    } catch (error) {
      if (!(error instanceof JsonSyntax)) throw error;
      this.#empty(first);
      const { expected, found, position } = error;
      this.#malformed.push({
        row: this.#rows,
        what: 'notRecord',
        line: error.line,
        expected,
        found: `${found} at position ${String(position)}`,
      });
    }
    this.#rows++;
  }

  /** Every cell of the row is without a value: the byte FF at 0. */
  #empty(first: number): void {
    this.#starts.fill(0, first, first + this.#columns);
    this.#ends.fill(1, first, first + this.#columns);
  }
}
