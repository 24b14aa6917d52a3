import type { Column } from '../table/column.ts';
import type { RowSets } from './duplicate-rows.ts';
import { LEFT_OUT, type RowCodes } from './split.ts';

const FIRST = 5;

/** Rows of part `to` that are in part `from` as well: as themselves, or by their group. */
export interface Crossing {
  from: number;
  to: number;
  rows: number;
  /** Groups (of equal rows, or of the column) that are in both. */
  groups: number;
  /** The first few pairs, by row of the table. */
  first: readonly { from: number; to: number }[];
}

/** Equal rows, or pairs found to be nearly equal, that stand in different parts; parts from the first on. */
export function crossingRows({ rows, starts }: RowSets, codes: Uint8Array, parts: number): Crossing[] {
  const crossings = new CrossingCounts(parts);
  for (let group = 0; group + 1 < starts.length; group++) {
    crossings.add(rows.subarray(starts[group], starts[group + 1]), codes);
  }
  return crossings.list();
}

/** Groups of a column, such as patients, with rows in different parts. */
export function crossingGroups(groups: RowCodes, codes: Uint8Array, parts: number): Crossing[] {
  return crossingRows(rowSetsOf(groups), codes, parts);
}

/** Pairs of nearly equal rows, as sets for crossingRows. */
export function setsOfPairs(pairs: readonly (readonly [number, number])[]): RowSets {
  return {
    rows: Uint32Array.from(pairs.flat()),
    starts: Uint32Array.from([...pairs.keys(), pairs.length], (i) => 2 * i),
  };
}

function rowSetsOf({ codes, names }: RowCodes): RowSets {
  const starts = new Uint32Array(names.length + 1);
  for (const code of codes) if (code >= 0) starts[code + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const rows = new Uint32Array(starts[names.length]!);
  const next = starts.slice();
  codes.forEach((code, row) => {
    if (code >= 0) rows[next[code]!++] = row;
  });
  return { rows, starts };
}

class CrossingCounts {
  readonly #parts: number;
  readonly #found = new Map<number, Crossing & { first: { from: number; to: number }[] }>();

  constructor(parts: number) {
    this.#parts = parts;
  }

  add(rows: Uint32Array, codes: Uint8Array): void {
    const first = new Map<number, number>();
    const counts = new Map<number, number>();
    for (const row of rows) {
      const part = codes[row]!;
      if (part === LEFT_OUT) continue;
      if (!first.has(part)) first.set(part, row);
      counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    if (counts.size < 2) return;
    for (const [from, fromRow] of first) {
      for (const [to, toRow] of first) {
        if (from >= to) continue;
        const key = from * this.#parts + to;
        const crossing = this.#found.get(key) ?? { from, to, rows: 0, groups: 0, first: [] };
        crossing.rows += counts.get(to)!;
        crossing.groups++;
        if (crossing.first.length < FIRST) crossing.first.push({ from: fromRow, to: toRow });
        this.#found.set(key, crossing);
      }
    }
  }

  list(): Crossing[] {
    return [...this.#found.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  }
}

export interface TimeOverlap {
  from: number;
  to: number;
  /** Rows of part `from` at or after the first moment of part `to`: the model would have seen the future. */
  rows: number;
  /** First moment of `to` and last of `from`. */
  begins: number;
  lasts: number;
}

/** Parts that do not follow each other in time; rows without a time, or in no part, are left out. */
export function timeOverlaps(times: ArrayLike<number>, codes: Uint8Array, parts: number): TimeOverlap[] {
  const begins = new Float64Array(parts).fill(Infinity);
  const lasts = new Float64Array(parts).fill(-Infinity);
  for (let row = 0; row < codes.length; row++) {
    const part = codes[row]!;
    if (part === LEFT_OUT || Number.isNaN(times[row]!)) continue;
    begins[part] = Math.min(begins[part]!, times[row]!);
    lasts[part] = Math.max(lasts[part]!, times[row]!);
  }
  const overlaps: TimeOverlap[] = [];
  for (let from = 0; from < parts; from++) {
    for (let to = from + 1; to < parts; to++) {
      if (!(lasts[from]! >= begins[to]!)) continue;
      let rows = 0;
      for (let row = 0; row < codes.length; row++)
        if (codes[row] === from && times[row]! >= begins[to]!) rows++;
      overlaps.push({ from, to, rows, begins: begins[to]!, lasts: lasts[from]! });
    }
  }
  return overlaps;
}

/**
 * Whether a feature names its rows rather than describes them: texts, categories or whole numbers, of which at least
 * 98% of twenty rows or more are different.
 */
export function looksLikeIdentifier(column: Column, { codes, names }: RowCodes): boolean {
  if (column.type === 'boolean' || column.type === 'timestamp') return false;
  if (
    column.type === 'number' &&
    !column.data.every((value) => Number.isNaN(value) || Number.isInteger(value))
  )
    return false;
  const seen = new Uint8Array(names.length);
  let present = 0;
  let distinct = 0;
  for (const code of codes) {
    if (code < 0) continue;
    present++;
    if (seen[code] === 0) distinct++;
    seen[code] = 1;
  }
  return present >= 20 && distinct >= 0.98 * present;
}
