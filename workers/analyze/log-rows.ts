import type { LogColumns } from '../../src/core/monitor/log.ts';
import { knownBy, logOutcome, windowsOfTimes } from '../../src/core/monitor/log-outcome.ts';
import type { LossColumn } from '../../src/core/monitor/loss-model.ts';
import type { LogSeriesQuestion } from '../../src/core/monitor/row-series.ts';
import {
  rowsByWindow,
  windowedOutcome,
  type WindowedOutcome,
} from '../../src/core/monitor/windowed-outcome.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { Outcome } from '../../src/core/predictions/outcome.ts';
import type { Predicate } from '../../src/core/slices/predicate.ts';
import type { Column } from '../../src/core/table/column.ts';
import { FieldSource } from './field-source.ts';

type LogQuestion = Pick<LogSeriesQuestion, 'table' | 'columns' | 'windows'>;

/** The rows of a log with their labels, answers and windows, ready to be cut into parts. */
export class LogRows {
  readonly source: FieldSource;
  readonly outcome: Outcome;
  readonly windowOf: Int32Array<ArrayBuffer>;
  readonly #timesMs: ArrayLike<number>;
  /** When each label arrived, in milliseconds since 1970. */
  readonly #arrivedMs: ArrayLike<number>;
  readonly #columns: LogColumns;
  readonly #windows: number;

  private constructor(
    source: FieldSource,
    outcome: Outcome,
    columns: LogColumns,
    times: { ofRows: ArrayLike<number>; ofLabels: ArrayLike<number> },
    windows: LogQuestion['windows'],
  ) {
    this.source = source;
    this.outcome = outcome;
    this.windowOf = windowsOfTimes(times.ofRows, windows);
    this.#timesMs = times.ofRows;
    this.#arrivedMs = times.ofLabels;
    this.#columns = columns;
    this.#windows = windows.length;
  }

  /** Throws Problem "field.missing", "log.notTimes" and those of `logOutcome`. */
  static async open({ table, columns, windows }: LogQuestion): Promise<LogRows> {
    const source = await FieldSource.open(table, null);
    const read = (name: string): Promise<Column> => source.column({ of: 'data', name });
    const { prediction, label, scores, time, labelTime } = columns;
    const answers = {
      prediction: prediction === null ? null : await read(prediction),
      label: label === null ? null : await read(label),
      scores: await Promise.all(
        scores.map(async ({ column, class: name }) => ({ class: name, column: await read(column) })),
      ),
    };
    const ofRows = timesOf(await read(time));
    const ofLabels = labelTime === null ? ofRows : timesOf(await read(labelTime));
    return new LogRows(source, logOutcome(answers, columns), columns, { ofRows, ofLabels }, windows);
  }

  /** What the model was fed and what it answered, as a loss can be told by it. */
  async lossColumns(): Promise<readonly LossColumn[]> {
    const { inputs, prediction } = this.#columns;
    const names = prediction === null ? inputs : [...inputs, prediction];
    const columns = await Promise.all(names.map((name) => this.lossColumn(name)));
    return columns.filter((column) => column !== null);
  }

  /** Numbers, categories or booleans; null for times and free text. */
  async lossColumn(name: string): Promise<LossColumn | null> {
    const column = await this.source.column({ of: 'data', name });
    switch (column.type) {
      case 'number':
      case 'integer':
        return { kind: 'number', data: column.data };
      case 'category':
        return { kind: 'values', codes: column.data, values: column.levels.length };
      case 'boolean':
        return { kind: 'values', codes: column.data, values: 2 };
      default:
        return null;
    }
  }

  /** Milliseconds from each of these rows to its label; NaN without one, empty where nobody knows when labels arrived. */
  delaysOf({ rows }: WindowedOutcome): Float64Array {
    if (this.#columns.labelTime === null) return new Float64Array(0);
    return Float64Array.from(rows, (row) => this.#arrivedMs[row]! - this.#timesMs[row]!);
  }

  /** Rows of a slice, by window, as it was known at a time; null = all rows, and now. */
  async part(where: Predicate | null, knownByMs: number | null): Promise<WindowedOutcome> {
    const mask = where ? await this.source.select(where) : null;
    const known = knownByMs === null ? this.outcome : knownBy(this.outcome, this.#arrivedMs, knownByMs);
    return windowedOutcome(known, rowsByWindow(this.windowOf, this.#windows, mask));
  }
}

let last: { key: string; rows: Promise<LogRows> } | null = null;

/** The rows of a log; those asked for last are kept. */
export function logRows({ table, columns, windows }: LogQuestion): Promise<LogRows> {
  const key = JSON.stringify([table, columns, windows]);
  if (last?.key === key) return last.rows;
  const rows = LogRows.open({ table, columns, windows });
  last = { key, rows };
  rows.catch(() => {
    if (last?.rows === rows) last = null;
  });
  return rows;
}

function timesOf(column: Column): ArrayLike<number> {
  if (column.type === 'timestamp' || column.type === 'number' || column.type === 'integer')
    return column.data;
  throw new Problem({
    code: 'log.notTimes',
    message: `The column “${column.name}” does not hold times.`,
    expected: 'a column of times',
    found: column.type,
    fix: 'Choose another column in the settings of the log.',
  });
}
