import { ChunkBuffer } from './chunk-buffer.ts';
import { countNaN } from './column-builder.ts';
import type { ColumnBuilder, ColumnNaming } from './column-builder.ts';
import type { Column, ColumnSchema } from './column.ts';

/** A column of numbers; NaN is missing. */
export class NumberBuilder implements ColumnBuilder {
  readonly #naming: ColumnNaming;
  readonly #width: 32 | 64;
  readonly #buffer: ChunkBuffer<Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>>;
  #missing = 0;

  constructor(naming: ColumnNaming, width: 32 | 64 = 64) {
    this.#naming = naming;
    this.#width = width;
    this.#buffer = new ChunkBuffer((length) =>
      width === 32 ? new Float32Array(length) : new Float64Array(length),
    );
  }

  append(values: Float64Array<ArrayBuffer>, rows: number, skip: Uint8Array | null): void {
    this.#buffer.append(values, rows, skip);
  }

  take(): Column[] {
    return this.#buffer.take().map((data) => this.#chunk(data));
  }

  finish(): Column[] {
    return this.#buffer.takeRest().map((data) => this.#chunk(data));
  }

  schema(): ColumnSchema {
    return { ...this.#naming, missing: this.#missing, type: 'number', width: this.#width };
  }

  #chunk(data: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>): Column {
    const missing = countNaN(data);
    this.#missing += missing;
    return { ...this.#naming, missing, type: 'number', data };
  }
}
