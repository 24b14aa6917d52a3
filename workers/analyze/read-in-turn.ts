import type { Predicate } from '../../src/core/slices/predicate.ts';
import type { Column, ColumnMeta } from '../../src/core/table/column.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { readColumn } from '../table-cache.ts';
import type { FieldSource } from './field-source.ts';
import { orderOf } from './views.ts';

/** The columns of a table over some of its rows, read one after the other: two are held at a time, and none is kept. */
export class ReadInTurn {
  readonly metas: readonly ColumnMeta[];
  readonly #chosen: Uint32Array | null;
  readonly #tableRows: number;

  private constructor(source: FieldSource, chosen: Uint32Array | null) {
    this.metas = source.table.columns;
    this.#chosen = chosen;
    this.#tableRows = source.rows;
  }

  static async open(source: FieldSource, where: Predicate): Promise<ReadInTurn> {
    return new ReadInTurn(source, await orderOf(source, { where, sort: [] }));
  }

  /** Of these rows only, by row of the table. */
  static of(source: FieldSource, rows: Uint32Array): ReadInTurn {
    return new ReadInTurn(source, rows);
  }

  get rows(): number {
    return this.#chosen?.length ?? this.#tableRows;
  }

  /** The rows of the table, in order; null = all of them. */
  get chosen(): Uint32Array | null {
    return this.#chosen;
  }

  /** The table's row behind a row of the columns. */
  rowOf = (row: number): number => this.#chosen?.[row] ?? row;

  /** Null where there is no such column. */
  async named(name: string): Promise<Column | null> {
    const meta = this.metas.find((each) => each.name === name);
    return meta ? this.#read(meta) : null;
  }

  /** While one is worked on, the next is on its way from the disk. */
  async *all(metas = this.metas): AsyncGenerator<{ column: Column; place: number }> {
    let next = metas[0] && this.#read(metas[0]);
    for (let place = 0; place < metas.length; place++) {
      const column = await next!;
      const following = metas[place + 1];
      next = following && this.#read(following);
      // A failure shows where it is awaited.
      next?.catch(() => undefined);
      yield { column, place };
    }
  }

  async #read(meta: ColumnMeta): Promise<Column> {
    const column = await readColumn(meta);
    return this.#chosen ? takeRows(column, this.#chosen) : column;
  }
}
