import { ChunkBuffer } from './chunk-buffer.ts';
import type { ColumnBuilder, ColumnNaming } from './column-builder.ts';
import type { Column, ColumnSchema } from './column.ts';

/** A column of 1, 0 and -1 = missing. */
export class BooleanBuilder implements ColumnBuilder {
  readonly #naming: ColumnNaming;
  readonly #buffer = new ChunkBuffer((length) => new Int8Array(length));
  #missing = 0;

  constructor(naming: ColumnNaming) {
    this.#naming = naming;
  }

  append(values: Int8Array<ArrayBuffer>, rows: number, skip: Uint8Array | null): void {
    this.#buffer.append(values, rows, skip);
  }

  take(): Column[] {
    return this.#buffer.take().map((data) => this.#chunk(data));
  }

  finish(): Column[] {
    return this.#buffer.takeRest().map((data) => this.#chunk(data));
  }

  schema(): ColumnSchema {
    return { ...this.#naming, missing: this.#missing, type: 'boolean' };
  }

  #chunk(data: Int8Array<ArrayBuffer>): Column {
    let missing = 0;
    for (let i = 0; i < data.length; i++) if (data[i] === -1) missing++;
    this.#missing += missing;
    return { ...this.#naming, missing, type: 'boolean', data };
  }
}
