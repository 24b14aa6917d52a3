import { createRandom } from '../kernel/random.ts';

/** Which rows of a file are kept: its first ones, or each with the same chance. */
export type KeptRows = { take: 'first'; rows: number } | { take: 'random'; share: number; seed: number };

/** What is left out of a stretch of rows. */
export interface LeftOutRows {
  /** By row: 1 = left out; null where none is. */
  mask: Uint8Array | null;
  count: number;
  /** From this row on all are left out. */
  end: number;
}

/**
 * Picks the rows to keep while a file is read in stretches. The same choice keeps the same rows however long the
 * stretches are: a random one draws once a row, in row order.
 */
export class RowPicker {
  readonly #kept: KeptRows | null;
  readonly #draw: () => number;
  #rowsBefore = 0;

  /** null keeps every row. Throws RangeError for a negative count, or a share outside of 0..1. */
  constructor(kept: KeptRows | null) {
    if (kept?.take === 'first' && !(Number.isSafeInteger(kept.rows) && kept.rows >= 0))
      throw new RangeError(`the first ${String(kept.rows)} rows`);
    if (kept?.take === 'random' && !(kept.share >= 0 && kept.share <= 1))
      throw new RangeError(`a share of ${String(kept.share)}`);
    this.#kept = kept;
    this.#draw = createRandom(kept?.take === 'random' ? kept.seed : 0).uint32;
  }

  /** Whether none of the rows to come is kept. */
  get done(): boolean {
    return this.#kept?.take === 'first' && this.#rowsBefore >= this.#kept.rows;
  }

  /** What is left out of the next `rows` rows. */
  next(rows: number): LeftOutRows {
    const kept = this.#kept;
    const before = this.#rowsBefore;
    this.#rowsBefore += rows;
    if (!kept) return { mask: null, count: 0, end: rows };
    if (kept.take === 'first') {
      const end = Math.min(rows, Math.max(0, kept.rows - before));
      return { mask: end === rows ? null : new Uint8Array(rows).fill(1, end), count: rows - end, end };
    }
    const mask = new Uint8Array(rows);
    const limit = kept.share * 2 ** 32;
    let count = 0;
    for (let row = 0; row < rows; row++) {
      if (this.#draw() < limit) continue;
      mask[row] = 1;
      count++;
    }
    return { mask: count > 0 ? mask : null, count, end: rows };
  }
}
