import { ChunkBuffer } from './chunk-buffer.ts';
import { countNaN } from './column-builder.ts';
import type { ColumnBuilder, ColumnNaming } from './column-builder.ts';
import type { Column, ColumnSchema } from './column.ts';

/** A column of milliseconds since 1970; NaN is missing. `zone` may become known while rows come. */
export class TimestampBuilder implements ColumnBuilder {
  readonly #naming: ColumnNaming;
  readonly #buffer = new ChunkBuffer((length) => new Float64Array(length));
  #missing = 0;
  /** null while only days were seen, which fit either; then floating. */
  zone: 'utc' | 'floating' | null = null;

  constructor(naming: ColumnNaming) {
    this.#naming = naming;
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
    const zone = this.zone ?? 'floating';
    return { ...this.#naming, missing: this.#missing, type: 'timestamp', zone };
  }

  #chunk(data: Float64Array<ArrayBuffer>): Column {
    const missing = countNaN(data);
    this.#missing += missing;
    const zone = this.zone ?? 'floating';
    return { ...this.#naming, missing, type: 'timestamp', data, zone };
  }
}
