import { makeCellReader } from './cell-reader.ts';
import type { CellReader } from './cell-reading.ts';
import type { CellBatch } from './cell-list.ts';
import type { Column, ColumnSchema } from './column.ts';
import { MissingMarkers } from './missing-markers.ts';
import { ProblemLog, WHOLE_ROW } from './problem-log.ts';
import type { ProblemReport, ReadPlan } from './read-plan.ts';
import { RowPicker } from './row-picker.ts';

/** A finished chunk of column number `column` of those that are read. Chunks of a column come in row order. */
export interface BuiltChunk {
  column: number;
  chunk: Column;
}

/** A table read in full, apart from its values. */
export interface TableRead {
  rows: number;
  columns: readonly ColumnSchema[];
  problems: ProblemReport;
}

/**
 * Grows a table from batches of cells as the plan says. Under the policy 'ask' the first problem ends the building:
 * from there on problems are only counted, and nothing built so far is of use. Under 'skipRow' rows with a problem are
 * left out of every column; under 'missing' a cell that does not fit is missing, as are cells that a short row has not,
 * and the cells that a long row has too many are dropped.
 */
export class TableBuilder {
  readonly #policy: ReadPlan['onProblem'];
  readonly #readers: readonly CellReader[];
  readonly #log: ProblemLog;
  readonly #picker: RowPicker;
  /** Cells of a row, also of columns that are left out. */
  readonly #width: number;
  #rows = 0;

  constructor(plan: ReadPlan) {
    const missing = new MissingMarkers(plan.missing, plan.format === 'csv');
    this.#policy = plan.onProblem;
    this.#readers = plan.columns.flatMap((column, index) =>
      column.leftOut ? [] : [makeCellReader(column, index, missing)],
    );
    this.#width = plan.columns.length;
    this.#picker = new RowPicker(plan.rows ?? null);
    this.#log = new ProblemLog(plan.columns.map(({ name }) => name));
  }

  append(cells: CellBatch): void {
    const log = this.#log;
    log.startBatch(cells.rows, this.#picker.next(cells.rows));
    this.#checkRows(cells);
    for (const reader of this.#readers) reader.check(cells, log);
    log.endBatch();
    const { mask, count } = log.leftOut(this.#policy === 'skipRow');
    this.#rows += cells.rows - count;
    if (this.#givenUp || count === cells.rows) return;
    for (const reader of this.#readers) reader.append(cells, mask);
  }

  /** Whether no row that may still come is kept. */
  get full(): boolean {
    return this.#picker.done;
  }

  /** Chunks that are final, each once. */
  take(): BuiltChunk[] {
    if (this.#givenUp) return [];
    return this.#readers.flatMap(({ builder }, column) => builder.take().map((chunk) => ({ column, chunk })));
  }

  /** The remaining chunks, one by one. */
  *finish(): Generator<BuiltChunk> {
    if (this.#givenUp) return;
    for (const [column, { builder }] of this.#readers.entries())
      for (const chunk of builder.finish()) yield { column, chunk };
  }

  /** After `finish` is used up. `rows` counts those kept; under 'ask' with problems, those read. */
  result(): TableRead {
    return {
      rows: this.#rows,
      columns: this.#readers.map(({ builder }) => builder.schema()),
      problems: this.#log.report(),
    };
  }

  get #givenUp(): boolean {
    return this.#policy === 'ask' && this.#log.total > 0;
  }

  /** Rows with too few or too many cells, and quotes that are out of place. */
  #checkRows(cells: CellBatch): void {
    const { firstCell, malformed } = cells;
    const expected = this.#width;
    let next = 0;
    for (let row = 0; row < cells.rows; row++) {
      for (; next < malformed.length && malformed[next]!.row === row; next++) {
        const { what, line, expected: wanted, found } = malformed[next]!;
        this.#log.add(row, WHOLE_ROW, () => ({
          line,
          expected:
            wanted ??
            (what === 'unclosedQuote' ? 'a closing quote' : 'the end of the cell after a closing quote'),
          found: found ?? (what === 'unclosedQuote' ? 'the end of the file' : 'more text'),
        }));
      }
      const count = firstCell[row + 1]! - firstCell[row]!;
      if (count === expected) continue;
      this.#log.add(row, WHOLE_ROW, () => ({
        line: cells.line[row]!,
        expected: `${String(expected)} cells`,
        found: count === 1 ? '1 cell' : `${String(count)} cells`,
      }));
    }
  }
}
