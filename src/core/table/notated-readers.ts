import type { CellBatch } from './cell-list.ts';
import { noteCell, zoneFits } from './cell-reading.ts';
import type { CellProblems, CellReader } from './cell-reading.ts';
import type { IntegerBuilder } from './integer-builder.ts';
import type { MissingMarkers } from './missing-markers.ts';
import { NotatedNumbers } from './notated-number.ts';
import { NotatedTimes } from './notated-time.ts';
import { notationWords } from './notation.ts';
import type { NumberNotation, TimeNotation } from './notation.ts';
import type { NumberBuilder } from './number-builder.ts';
import { NO_ZONE } from './timestamp.ts';
import type { TimestampParse } from './timestamp.ts';
import type { TimestampBuilder } from './timestamp-builder.ts';

/** Reads numbers in a notation of their own; they are whole where the column is to be. */
export class NotatedNumberReader implements CellReader {
  #values = new Float64Array(0);
  readonly #numbers: NotatedNumbers;
  readonly #expected: string;

  constructor(
    readonly builder: NumberBuilder | IntegerBuilder,
    readonly column: number,
    readonly missing: MissingMarkers,
    notation: NumberNotation,
    readonly whole: boolean,
  ) {
    this.#numbers = new NotatedNumbers(notation);
    this.#expected = `a ${whole ? 'whole ' : ''}number such as ${notationWords(notation)}`;
  }

  check(cells: CellBatch, log: CellProblems): void {
    const { bytes, rows, firstCell, starts, ends } = cells;
    if (this.#values.length < rows) this.#values = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const cell = firstCell[row]! + this.column;
      this.#values[row] = NaN;
      if (cell >= firstCell[row + 1]!) continue;
      const start = starts[cell]!;
      const end = ends[cell]!;
      if (start === end || this.missing.matches(bytes, start, end)) continue;
      const value = this.#numbers.parse(bytes, start, end);
      if (this.whole ? Number.isSafeInteger(value) : !Number.isNaN(value))
        this.#values[row] = this.whole ? value + 0 : value;
      else noteCell(log, cells, row, this.column, this.#expected);
    }
  }

  append(cells: CellBatch, skip: Uint8Array | null): void {
    this.builder.append(this.#values, cells.rows, skip);
  }
}

/** Reads times in a notation of their own. */
export class NotatedTimeReader implements CellReader {
  #values = new Float64Array(0);
  readonly #times: NotatedTimes;
  readonly #expected: string;
  readonly #parsed: TimestampParse = { ms: 0, zone: NO_ZONE };

  constructor(
    readonly builder: TimestampBuilder,
    readonly column: number,
    readonly missing: MissingMarkers,
    notation: TimeNotation,
  ) {
    this.#times = new NotatedTimes(notation);
    this.#expected = `a date or time, ${notationWords(notation)}`;
  }

  check(cells: CellBatch, log: CellProblems): void {
    const { bytes, rows, firstCell, starts, ends } = cells;
    if (this.#values.length < rows) this.#values = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const cell = firstCell[row]! + this.column;
      this.#values[row] = NaN;
      if (cell >= firstCell[row + 1]!) continue;
      const start = starts[cell]!;
      const end = ends[cell]!;
      if (this.missing.matches(bytes, start, end)) continue;
      if (!this.#times.parse(bytes, start, end, this.#parsed))
        noteCell(log, cells, row, this.column, this.#expected);
      else if (zoneFits(this.builder, this.#parsed, log, cells, row, this.column))
        this.#values[row] = this.#parsed.ms;
    }
  }

  append(cells: CellBatch, skip: Uint8Array | null): void {
    this.builder.append(this.#values, cells.rows, skip);
  }
}
