import type { Field } from '../../src/core/slices/predicate.ts';
import type { ViewSpec } from '../../src/core/slices/view.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import { CHUNK_ROWS } from '../../src/core/table/column.ts';
import type { Column } from '../../src/core/table/column.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { chunksByDigest } from '../../src/storage/objects.ts';
import { FieldSource } from '../analyze/field-source.ts';
import { orderOf } from '../analyze/views.ts';

/**
 * The columns of a view, block by block in its order. Without an order of its own only the stored chunks of a block are
 * held; a sorted view needs each column whole.
 */
export class OrderedColumns {
  readonly rows: number;
  readonly #source: FieldSource;
  readonly #order: Uint32Array | null;
  readonly #sorted: boolean;

  private constructor(source: FieldSource, order: Uint32Array | null, sorted: boolean) {
    this.#source = source;
    this.#order = order;
    this.#sorted = sorted;
    this.rows = order?.length ?? source.rows;
  }

  static async open(view: ViewSpec): Promise<OrderedColumns> {
    const source = await FieldSource.open(view.table, view.evaluation, undefined, view.second);
    return new OrderedColumns(source, await orderOf(source, view), view.sort.length > 0);
  }

  /** Rows [from, to) of the view. */
  async slice(field: Field, from: number, to: number): Promise<Column> {
    const order = this.#order;
    const rows = order
      ? order.subarray(from, to)
      : Uint32Array.from({ length: to - from }, (_, i) => from + i);
    const meta = this.#source.metaOf(field);
    // What is computed for the view is in memory anyway.
    if (!meta || this.#sorted) return takeRows(await this.#source.column(field), rows);
    if (rows.length === 0) return decodeColumn(meta, []);
    const first = Math.floor(rows[0]! / CHUNK_ROWS);
    const last = Math.floor(rows.at(-1)! / CHUNK_ROWS);
    const column = decodeColumn(meta, await chunksByDigest(meta.chunks.slice(first, last + 1)));
    return takeRows(column, rows, first * CHUNK_ROWS);
  }
}
