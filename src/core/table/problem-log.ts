import type { CellProblem, ProblemReport } from './read-plan.ts';
import type { LeftOutRows } from './row-picker.ts';

/** Problems that are put into words. */
export const EXAMPLES = 500;

/** Column number of a problem that concerns the whole row. */
export const WHOLE_ROW = -1;

interface Entry {
  row: number;
  column: number;
  problem: CellProblem;
}

interface Tally {
  count: number;
  expected: string;
  first: Entry;
}

/**
 * Counts what does not fit while batches of rows are read column by column. Each count is exact; only the first 500
 * problems, by row and column, are put into words.
 */
export class ProblemLog {
  readonly #names: readonly string[];
  readonly #tallies = new Map<number, Tally>();
  readonly #examples: Entry[] = [];
  #pending: Entry[] = [];
  /** Problems of the column read last, in this batch. */
  #column = WHOLE_ROW;
  #inColumn = 0;
  #total = 0;
  #rows = 0;
  /** 1 for the rows of the current batch that have a problem. */
  #bad = new Uint8Array(0);
  #badRows = 0;
  #leftOut: LeftOutRows | null = null;

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  get total(): number {
    return this.#total;
  }

  /** Rows of the batch that are left out anyway have no problems. */
  startBatch(rows: number, leftOut: LeftOutRows | null = null): void {
    if (this.#bad.length < rows) this.#bad = new Uint8Array(rows);
    else if (this.#badRows > 0) this.#bad.fill(0);
    this.#badRows = 0;
    this.#leftOut = leftOut;
  }

  /** What is left out of the batch: what is anyway and, `withBad`, the rows that have a problem so far. */
  leftOut(withBad: boolean): Omit<LeftOutRows, 'end'> {
    const { mask = null, count = 0 } = this.#leftOut ?? {};
    if (!withBad || this.#badRows === 0) return { mask, count };
    const both = this.#bad.slice();
    if (mask) for (let row = 0; row < mask.length; row++) both[row]! |= mask[row]!;
    return { mask: both, count: count + this.#badRows };
  }

  /** Notes a problem in a row of the batch; `describe` is asked only where its words are kept. */
  add(row: number, column: number, describe: () => Omit<CellProblem, 'column'>): void {
    if (this.#leftOut?.mask?.[row] === 1) return;
    this.#total++;
    if (this.#bad[row] === 0) {
      this.#bad[row] = 1;
      this.#badRows++;
    }
    if (column !== this.#column) this.#inColumn = 0;
    this.#column = column;
    const tally = this.#tallies.get(column);
    // Within a column rows come in order, so that the first of each column in a batch are all that can be needed.
    const wanted = this.#examples.length + this.#inColumn++ < EXAMPLES;
    if (tally && !wanted) {
      tally.count++;
      return;
    }
    const { line, expected, found } = describe();
    const name = column === WHOLE_ROW ? null : this.#names[column]!;
    const entry = { row, column, problem: { line, column: name, expected, found } };
    if (tally) tally.count++;
    else this.#tallies.set(column, { count: 1, expected, first: entry });
    if (wanted) this.#pending.push(entry);
  }

  endBatch(): void {
    this.#rows += this.#badRows;
    this.#column = WHOLE_ROW;
    this.#inColumn = 0;
    if (this.#pending.length === 0) return;
    this.#pending.sort((a, b) => a.row - b.row || a.column - b.column);
    this.#examples.push(...this.#pending.slice(0, EXAMPLES - this.#examples.length));
    this.#pending = [];
  }

  report(): ProblemReport {
    const columns = [...this.#tallies.keys()].sort((a, b) => a - b);
    return {
      total: this.#total,
      rows: this.#rows,
      byColumn: columns.map((column) => {
        const { count, expected, first } = this.#tallies.get(column)!;
        return { column: first.problem.column, count, expected, first: first.problem };
      }),
      examples: this.#examples.map(({ problem }) => problem),
    };
  }
}
