/**
 * Features of some rows, without the zeros: those of row i are at [offsets[i], offsets[i + 1]), feature index[j] with
 * value[j].
 */
export interface Design {
  rows: number;
  features: number;
  offsets: Uint32Array;
  index: Uint32Array;
  value: Float64Array;
}

/** Takes features row by row. */
export class DesignBuilder {
  #index = new Uint32Array(1024);
  #value = new Float64Array(1024);
  #size = 0;
  #row = 0;
  readonly #offsets: Uint32Array;
  readonly #features: number;

  constructor(rows: number, features: number) {
    this.#offsets = new Uint32Array(rows + 1);
    this.#features = features;
  }

  /** Adds a feature of the current row; a zero is left out. */
  add(feature: number, value: number): void {
    if (value === 0) return;
    if (this.#size === this.#index.length) this.#grow();
    this.#index[this.#size] = feature;
    this.#value[this.#size++] = value;
  }

  endRow(): void {
    this.#offsets[++this.#row] = this.#size;
  }

  finish(): Design {
    return {
      rows: this.#row,
      features: this.#features,
      offsets: this.#offsets,
      index: this.#index.subarray(0, this.#size),
      value: this.#value.subarray(0, this.#size),
    };
  }

  #grow(): void {
    const index = new Uint32Array(2 * this.#size);
    const value = new Float64Array(2 * this.#size);
    index.set(this.#index);
    value.set(this.#value);
    this.#index = index;
    this.#value = value;
  }
}
