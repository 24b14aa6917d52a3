import { ChunkBuffer } from './chunk-buffer.ts';
import { countNaN } from './column-builder.ts';
import type { ColumnBuilder, ColumnNaming } from './column-builder.ts';
import type { Column, ColumnSchema } from './column.ts';

type Held = Int8Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/**
 * A column of whole numbers given as doubles, NaN where missing. It is of type integer if in the end nothing is missing
 * and all fit 32 bits, else of type number. Until that is settled its chunks are held, at the smallest width that fits.
 */
export class IntegerBuilder implements ColumnBuilder {
  readonly #naming: ColumnNaming;
  readonly #buffer = new ChunkBuffer((length) => new Float64Array(length));
  #held: Held[] | null = [];
  #missing = 0;

  constructor(naming: ColumnNaming) {
    this.#naming = naming;
  }

  append(values: Float64Array<ArrayBuffer>, rows: number, skip: Uint8Array | null): void {
    this.#buffer.append(values, rows, skip);
  }

  take(): Column[] {
    return this.#add(this.#buffer.take());
  }

  *finish(): Generator<Column> {
    yield* this.#add(this.#buffer.takeRest());
    for (const data of this.#held ?? []) {
      const wide = data instanceof Int32Array ? data : new Int32Array(data);
      yield { ...this.#naming, missing: 0, type: 'integer', data: wide };
    }
  }

  schema(): ColumnSchema {
    if (this.#held) return { ...this.#naming, missing: 0, type: 'integer' };
    return { ...this.#naming, missing: this.#missing, type: 'number', width: 64 };
  }

  #add(chunks: readonly Float64Array<ArrayBuffer>[]): Column[] {
    const released: Column[] = [];
    for (const data of chunks) {
      const narrow = this.#held && narrowest(data);
      if (this.#held && narrow) {
        this.#held.push(narrow);
        continue;
      }
      for (const held of this.#held ?? []) released.push(this.#number(new Float64Array(held)));
      this.#held = null;
      released.push(this.#number(data));
    }
    return released;
  }

  #number(data: Float64Array<ArrayBuffer>): Column {
    const missing = countNaN(data);
    this.#missing += missing;
    return { ...this.#naming, missing, type: 'number', data };
  }
}

/** The values as small integers, null where one is missing or beyond 32 bits. */
function narrowest(values: Float64Array): Held | null {
  let low = 0;
  let high = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== (value | 0)) return null;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  if (low >= -128 && high <= 127) return new Int8Array(values);
  return low >= -32_768 && high <= 32_767 ? new Int16Array(values) : new Int32Array(values);
}
