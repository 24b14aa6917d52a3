import { CHUNK_ROWS } from './column.ts';
import type { Column, ColumnSchema } from './column.ts';
import type { ColumnBuilder, ColumnNaming } from './column-builder.ts';

const FIRST_ROWS = 1024;

/** A column of UTF-8 texts; missing ones have zero length. */
export class TextBuilder implements ColumnBuilder {
  readonly #naming: ColumnNaming;
  #offsets = new Float64Array(FIRST_ROWS + 1);
  #valid = new Uint8Array(FIRST_ROWS).fill(1);
  #utf8 = new Uint8Array(16 * FIRST_ROWS);
  #rows = 0;
  #used = 0;
  #chunkMissing = 0;
  #missing = 0;
  #full: Column[] = [];

  constructor(naming: ColumnNaming) {
    this.#naming = naming;
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    const used = this.#used + end - start;
    if (used > this.#utf8.length) {
      const larger = new Uint8Array(Math.max(used, 2 * this.#utf8.length));
      larger.set(this.#utf8.subarray(0, this.#used));
      this.#utf8 = larger;
    }
    // Short cells, which most are, copy faster one by one than through a view.
    if (end - start < 32) for (let i = start, at = this.#used; i < end; i++) this.#utf8[at++] = bytes[i]!;
    else this.#utf8.set(bytes.subarray(start, end), this.#used);
    this.#used = used;
    this.#endRow();
  }

  appendMissing(): void {
    this.#valid[this.#rows] = 0;
    this.#chunkMissing++;
    this.#endRow();
  }

  take(): Column[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  finish(): Column[] {
    if (this.#rows > 0) this.#turn();
    return this.take();
  }

  schema(): ColumnSchema {
    return { ...this.#naming, missing: this.#missing, type: 'text' };
  }

  #endRow(): void {
    this.#offsets[++this.#rows] = this.#used;
    if (this.#rows === CHUNK_ROWS) this.#turn();
    else if (this.#rows === this.#valid.length) this.#grow();
  }

  #grow(): void {
    const rows = Math.min(CHUNK_ROWS, 2 * this.#rows);
    const offsets = new Float64Array(rows + 1);
    const valid = new Uint8Array(rows).fill(1);
    offsets.set(this.#offsets);
    valid.set(this.#valid);
    this.#offsets = offsets;
    this.#valid = valid;
  }

  #turn(): void {
    this.#full.push({
      ...this.#naming,
      unit: null,
      missing: this.#chunkMissing,
      type: 'text',
      offsets: this.#offsets.slice(0, this.#rows + 1),
      utf8: this.#utf8.slice(0, this.#used),
      valid: this.#chunkMissing > 0 ? this.#valid.slice(0, this.#rows) : null,
    });
    this.#missing += this.#chunkMissing;
    this.#valid.fill(1);
    this.#rows = 0;
    this.#used = 0;
    this.#chunkMissing = 0;
  }
}
