import type { CellBatch } from './cell-list.ts';
import { noteCell, zoneFits } from './cell-reading.ts';
import type { CellProblems, CellReader } from './cell-reading.ts';
import { BooleanBuilder } from './boolean-builder.ts';
import { CategoryBuilder } from './category-builder.ts';
import { IntegerBuilder } from './integer-builder.ts';
import type { MissingMarkers } from './missing-markers.ts';
import { NotatedNumberReader, NotatedTimeReader } from './notated-readers.ts';
import { numberNotationOf, timeNotationOf } from './notation.ts';
import { NumberBuilder } from './number-builder.ts';
import { parseBoolean } from './parse-boolean.ts';
import { parseNumber } from './parse-number.ts';
import type { ColumnPlan } from './read-plan.ts';
import { TextBuilder } from './text-builder.ts';
import { NO_ZONE, parseTimestamp } from './timestamp.ts';
import type { TimestampParse } from './timestamp.ts';
import { TimestampBuilder } from './timestamp-builder.ts';

/** The reader for a column of the plan, number `column` of the file. */
export function makeCellReader(plan: ColumnPlan, column: number, missing: MissingMarkers): CellReader {
  const numbers = numberNotationOf(plan);
  const times = timeNotationOf(plan);
  const naming = { name: plan.name, unit: numbers?.unit ?? null, role: plan.role };
  if (numbers) {
    const whole = plan.type === 'integer';
    const builder = whole ? new IntegerBuilder(naming) : new NumberBuilder(naming);
    return new NotatedNumberReader(builder, column, missing, numbers, whole);
  }
  if (times) return new NotatedTimeReader(new TimestampBuilder(naming), column, missing, times);
  switch (plan.type) {
    case 'number':
      return new NumberReader(new NumberBuilder(naming), column, missing, false);
    case 'integer':
      return new NumberReader(new IntegerBuilder(naming), column, missing, true);
    case 'boolean':
      return new BooleanReader(new BooleanBuilder(naming), column, missing);
    case 'timestamp':
      return new TimestampReader(new TimestampBuilder(naming), column, missing);
    case 'category':
      return new CategoryReader(new CategoryBuilder(naming, missing), column);
    case 'text':
      return new TextReader(new TextBuilder(naming), column, missing);
  }
}

class NumberReader implements CellReader {
  #values = new Float64Array(0);

  constructor(
    readonly builder: NumberBuilder | IntegerBuilder,
    readonly column: number,
    readonly missing: MissingMarkers,
    readonly whole: boolean,
  ) {}

  check(cells: CellBatch, log: CellProblems): void {
    const { bytes, rows, firstCell, starts, ends } = cells;
    const { column, missing, whole } = this;
    if (this.#values.length < rows) this.#values = new Float64Array(rows);
    const values = this.#values;
    const anyNumbers = missing.anyNumbers;
    for (let row = 0; row < rows; row++) {
      const cell = firstCell[row]! + column;
      values[row] = NaN;
      if (cell >= firstCell[row + 1]!) continue;
      const start = starts[cell]!;
      const end = ends[cell]!;
      if (start === end) continue;
      const value = parseNumber(bytes, start, end);
      const fits = whole ? Number.isSafeInteger(value) : !Number.isNaN(value);
      // Adding 0 makes -0, which whole numbers do not have, 0.
      if (fits && !anyNumbers) values[row] = whole ? value + 0 : value;
      else if (missing.matches(bytes, start, end)) continue;
      else if (fits) values[row] = whole ? value + 0 : value;
      else noteCell(log, cells, row, column, whole ? 'a whole number' : 'a number');
    }
  }

  append(cells: CellBatch, skip: Uint8Array | null): void {
    this.builder.append(this.#values, cells.rows, skip);
  }
}

class BooleanReader implements CellReader {
  #values = new Int8Array(0);

  constructor(
    readonly builder: BooleanBuilder,
    readonly column: number,
    readonly missing: MissingMarkers,
  ) {}

  check(cells: CellBatch, log: CellProblems): void {
    const { bytes, firstCell, starts, ends } = cells;
    if (this.#values.length < cells.rows) this.#values = new Int8Array(cells.rows);
    for (let row = 0; row < cells.rows; row++) {
      const cell = firstCell[row]! + this.column;
      this.#values[row] = -1;
      if (cell >= firstCell[row + 1]!) continue;
      const start = starts[cell]!;
      const end = ends[cell]!;
      if (this.missing.matches(bytes, start, end)) continue;
      const value = parseBoolean(bytes, start, end);
      this.#values[row] = value;
      if (value < 0) noteCell(log, cells, row, this.column, 'true or false');
    }
  }

  append(cells: CellBatch, skip: Uint8Array | null): void {
    this.builder.append(this.#values, cells.rows, skip);
  }
}

class TimestampReader implements CellReader {
  #values = new Float64Array(0);
  readonly #parsed: TimestampParse = { ms: 0, zone: NO_ZONE };

  constructor(
    readonly builder: TimestampBuilder,
    readonly column: number,
    readonly missing: MissingMarkers,
  ) {}

  check(cells: CellBatch, log: CellProblems): void {
    const { bytes, firstCell, starts, ends } = cells;
    const parsed = this.#parsed;
    if (this.#values.length < cells.rows) this.#values = new Float64Array(cells.rows);
    for (let row = 0; row < cells.rows; row++) {
      const cell = firstCell[row]! + this.column;
      this.#values[row] = NaN;
      if (cell >= firstCell[row + 1]!) continue;
      const start = starts[cell]!;
      const end = ends[cell]!;
      if (this.missing.matches(bytes, start, end)) continue;
      if (!parseTimestamp(bytes, start, end, parsed)) {
        noteCell(log, cells, row, this.column, 'a date or time in ISO 8601, such as 2024-03-01T12:30:00Z');
        continue;
      }
      if (zoneFits(this.builder, parsed, log, cells, row, this.column)) this.#values[row] = parsed.ms;
    }
  }

  append(cells: CellBatch, skip: Uint8Array | null): void {
    this.builder.append(this.#values, cells.rows, skip);
  }
}

class CategoryReader implements CellReader {
  constructor(
    readonly builder: CategoryBuilder,
    readonly column: number,
  ) {}

  check(): void {
    // Every cell is a value.
  }

  append(cells: CellBatch, skip: Uint8Array | null): void {
    const { bytes, rows, firstCell, starts, ends } = cells;
    const { builder, column } = this;
    for (let row = 0; row < rows; row++) {
      if (skip && skip[row] === 1) continue;
      const cell = firstCell[row]! + column;
      if (cell < firstCell[row + 1]!) builder.append(bytes, starts[cell]!, ends[cell]!);
      else builder.appendMissing();
    }
  }
}

class TextReader implements CellReader {
  constructor(
    readonly builder: TextBuilder,
    readonly column: number,
    readonly missing: MissingMarkers,
  ) {}

  check(): void {
    // Every cell is a value.
  }

  append(cells: CellBatch, skip: Uint8Array | null): void {
    const { bytes, rows, firstCell, starts, ends } = cells;
    const { builder, column, missing } = this;
    for (let row = 0; row < rows; row++) {
      if (skip && skip[row] === 1) continue;
      const cell = firstCell[row]! + column;
      if (cell >= firstCell[row + 1]!) builder.appendMissing();
      else if (missing.matches(bytes, starts[cell]!, ends[cell]!)) builder.appendMissing();
      else builder.append(bytes, starts[cell]!, ends[cell]!);
    }
  }
}
