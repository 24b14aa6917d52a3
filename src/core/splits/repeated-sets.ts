import type { Column } from '../table/column.ts';
import { equality, type RowSets } from './duplicate-rows.ts';
import type { HashWords } from './summed-hashes.ts';

/** Groups shown, and rows shown of each. */
const GROUPS_SHOWN = 50;
const ROWS_SHOWN = 20;
/** Rows that are compared value by value, of each kind of repetition; the rest is equal by 64-bit hashes. */
const MOST_CHECKED = 20_000;

/** Rows that come more than once. */
export interface Repeats {
  rows: number;
  groups: number;
  /** How many of them were compared value by value; the others are equal by 64-bit hashes. */
  checked: number;
  /** The first groups, by row of the table, ascending within a group. */
  first: readonly (readonly number[])[];
}

/** Only the groups whose rows differ in these words. */
export function differingSets({ rows, starts }: RowSets, { low, high }: HashWords): RowSets {
  const kept: number[] = [];
  const keptStarts: number[] = [];
  for (let group = 0; group + 1 < starts.length; group++) {
    const [from, to] = [starts[group]!, starts[group + 1]!];
    const first = rows[from]!;
    let differs = false;
    for (let at = from + 1; at < to && !differs; at++)
      differs = low[rows[at]!] !== low[first] || high[rows[at]!] !== high[first];
    if (!differs) continue;
    keptStarts.push(kept.length);
    for (let at = from; at < to; at++) kept.push(rows[at]!);
  }
  keptStarts.push(kept.length);
  return { rows: Uint32Array.from(kept), starts: Uint32Array.from(keptStarts) };
}

/** Groups that hashes found, compared value by value while the columns come by one after the other. */
export class CheckedSets {
  readonly #rows: Uint32Array;
  readonly #starts: Uint32Array;
  /** 1 = equal to the first of its group, as far as compared. */
  readonly #same: Uint8Array;
  /** Beyond what is compared. */
  readonly #unchecked: { rows: number; groups: number };

  constructor({ rows, starts }: RowSets) {
    let groups = 0;
    while (groups + 1 < starts.length && starts[groups + 1]! <= MOST_CHECKED) groups++;
    this.#starts = starts.slice(0, groups + 1);
    // Of a single huge group, the first rows.
    if (groups === 0 && starts.length > 1) this.#starts = Uint32Array.of(0, MOST_CHECKED);
    const checked = this.#starts.at(-1)!;
    this.#rows = rows.slice(0, checked);
    this.#same = new Uint8Array(checked).fill(1);
    this.#unchecked = { rows: rows.length - checked, groups: starts.length - this.#starts.length };
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  /** A whole column; rows that differ from the first of their group leave it. */
  compare(column: Column): void {
    const equal = equality(column);
    for (let group = 0; group + 1 < this.#starts.length; group++) {
      const first = this.#rows[this.#starts[group]!]!;
      for (let at = this.#starts[group]! + 1; at < this.#starts[group + 1]!; at++) {
        if (this.#same[at] === 1 && !equal(first, this.#rows[at]!)) this.#same[at] = 0;
      }
    }
  }

  /** `rowOf` gives the row of the table for a row of the columns that were compared. */
  repeats(rowOf: (row: number) => number): Repeats {
    let rows = 0;
    let groups = 0;
    const first: number[][] = [];
    for (let group = 0; group + 1 < this.#starts.length; group++) {
      const shown: number[] = [];
      let size = 0;
      for (let at = this.#starts[group]!; at < this.#starts[group + 1]!; at++) {
        if (this.#same[at] === 0) continue;
        size++;
        if (shown.length < ROWS_SHOWN) shown.push(rowOf(this.#rows[at]!));
      }
      if (size < 2) continue;
      rows += size;
      groups++;
      if (first.length < GROUPS_SHOWN) first.push(shown);
    }
    const { rows: more, groups: moreGroups } = this.#unchecked;
    return { rows: rows + more, groups: groups + moreGroups, checked: rows, first };
  }
}
