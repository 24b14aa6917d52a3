import { Problem } from '../kernel/problem.ts';
import { cellAt } from '../table/cell-at.ts';
import type { Column } from '../table/column.ts';
import { LAYOUT, OPTIONAL, type LayoutColumn } from './profile-layout.ts';

const TIMES: ReadonlySet<LayoutColumn> = new Set(['window_start', 'window_end']);
const NUMBERS: ReadonlySet<LayoutColumn> = new Set([
  ...(['row_count', 'missing', 'infinite', 'origin', 'sum', 'sum_of_squares', 'low', 'high'] as const),
]);

/** The records of a table in the layout of profiles, each value checked for what it must be; problems name it. */
export class RecordReader {
  readonly rows: number;
  readonly #columns = new Map<string, Column>();

  /** Throws Problem "profile.layout" where a column is not there, or of another type. */
  constructor(columns: readonly Column[], rows: number) {
    this.rows = rows;
    for (const column of columns) this.#columns.set(column.name, column);
    for (const name of LAYOUT) {
      const column = this.#columns.get(name);
      if (!column && OPTIONAL.has(name)) continue;
      if (!column) throw this.#layout(`a column “${name}”`, 'none', null);
      // What has no value at all was read as whatever type.
      const isEmpty = column.missing === rows;
      if (TIMES.has(name) && column.type !== 'timestamp')
        throw this.#layout('times', column.type, `column “${name}”`);
      if (NUMBERS.has(name) && !isEmpty && column.type !== 'number' && column.type !== 'integer')
        throw this.#layout('numbers', column.type, `column “${name}”`);
    }
  }

  /** A value as text; null where there is none. */
  word(name: LayoutColumn, row: number): string | null {
    const column = this.#columns.get(name);
    const cell = column ? cellAt(column, row) : null;
    return cell === null ? null : String(cell);
  }

  /** The word of these rows, which leave it out or agree on it. */
  same(name: LayoutColumn, rows: readonly number[]): string | null {
    let known: string | null = null;
    for (const row of rows) {
      const word = this.word(name, row);
      if (word === null || word === known) continue;
      if (known !== null)
        throw this.wrong(name, row, `“${short(known)}”, as before in this column`, `“${short(word)}”`);
      known = word;
    }
    return known;
  }

  time(name: LayoutColumn, row: number): number {
    const ms = cellAt(this.#columns.get(name)!, row);
    if (typeof ms !== 'number') throw this.wrong(name, row, 'a time', 'nothing');
    return ms;
  }

  number(name: LayoutColumn, row: number): number | null {
    const value = cellAt(this.#columns.get(name)!, row);
    if (value !== null && !Number.isFinite(value))
      throw this.wrong(name, row, 'a finite number', String(value));
    return value as number | null;
  }

  value(name: LayoutColumn, row: number): number {
    const value = this.number(name, row);
    if (value === null) throw this.wrong(name, row, 'a number', 'nothing');
    return value;
  }

  count(name: LayoutColumn, row: number): number {
    const value = this.value(name, row);
    if (!Number.isSafeInteger(value) || value < 0)
      throw this.wrong(name, row, 'a whole number from 0', String(value));
    return value;
  }

  list(name: LayoutColumn, row: number, json: string): readonly unknown[] {
    let list: unknown = null;
    try {
      list = JSON.parse(json);
    } catch {
      // Said below.
    }
    if (!Array.isArray(list)) throw this.wrong(name, row, 'a JSON list', `“${short(json)}”`);
    return list;
  }

  wrong(name: LayoutColumn, row: number, expected: string, found: string): Problem {
    return this.#layout(expected, found, `column “${name}”, row ${String(row + 1)}`);
  }

  #layout(expected: string, found: string, where: string | null): Problem {
    return new Problem({
      code: 'profile.layout',
      message: 'This table is no profile of a log.',
      ...{ expected, found },
      ...(where === null ? {} : { where }),
      fix: 'Make the profile again, or look at its layout in the documentation.',
    });
  }
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
