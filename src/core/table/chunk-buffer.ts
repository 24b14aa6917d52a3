import { CHUNK_ROWS } from './column.ts';

/** The part of typed arrays that columns are cut from. */
export type FixedValues =
  | Float64Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>;

/** What a buffer starts with; it doubles up to a chunk, so that small wide tables stay small. */
const FIRST_ROWS = 1024;

/** Cuts a stream of fixed-width values into chunks of CHUNK_ROWS. */
export class ChunkBuffer<V extends FixedValues> {
  readonly #make: (length: number) => V;
  #open: V;
  #at = 0;
  #full: V[] = [];
  rows = 0;

  constructor(make: (length: number) => V) {
    this.#make = make;
    this.#open = make(FIRST_ROWS);
  }

  /** Appends values [0, rows) but those whose `skip` is 1. */
  append(values: FixedValues, rows: number, skip: Uint8Array | null): void {
    if (skip) {
      for (let row = 0; row < rows; row++) if (skip[row] === 0) this.push(values[row]!);
      return;
    }
    for (let from = 0; from < rows;) {
      const count = Math.min(rows - from, CHUNK_ROWS - this.#at);
      if (this.#at + count > this.#open.length) this.#grow(this.#at + count);
      this.#open.set(values.subarray(from, from + count), this.#at);
      this.#at += count;
      this.rows += count;
      from += count;
      if (this.#at === CHUNK_ROWS) this.#turn();
    }
  }

  /** The chunks filled so far, each once. */
  take(): V[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** The chunks filled since, and what is left; nothing may be appended after. */
  takeRest(): V[] {
    const rest = this.take();
    if (this.#at > 0) rest.push(this.#open.slice(0, this.#at) as V);
    this.#at = 0;
    return rest;
  }

  push(value: number): void {
    if (this.#at === this.#open.length) this.#grow(this.#at + 1);
    this.#open[this.#at++] = value;
    this.rows++;
    if (this.#at === CHUNK_ROWS) this.#turn();
  }

  #grow(needed: number): void {
    const larger = this.#make(Math.min(CHUNK_ROWS, Math.max(needed, 2 * this.#open.length)));
    larger.set(this.#open.subarray(0, this.#at));
    this.#open = larger;
  }

  #turn(): void {
    this.#full.push(this.#open);
    this.#open = this.#make(CHUNK_ROWS);
    this.#at = 0;
  }
}
