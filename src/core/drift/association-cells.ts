import type { Random } from '../kernel/random.ts';
import type { ReadySide } from '../profile/pair-sides.ts';
import type { Contingency } from '../stats/contingency.ts';
import { cramersVCorrected } from '../stats/cramers-v.ts';
import { drawCounts } from '../stats/draw-counts.ts';

/** Rows of a pair of which one is no number, counted by cell, so that they can be drawn anew in a moment. */
export interface AssociationCells {
  counts: Float64Array<ArrayBuffer>;
  /** By cell: its code on either side, from 0 on; a number is cut into twentieths. */
  first: Int32Array<ArrayBuffer>;
  second: Int32Array<ArrayBuffer>;
  /** By code of the second side, where that is a number: the mean of the values there. */
  means: Float64Array<ArrayBuffer> | null;
}

/** A number is taken by so many parts of equal numbers of rows. */
const PARTS = 20;
/** A pair of more cells is not drawn anew. */
const MOST_CELLS = 4000;

/** Null for two numbers, and for too many cells. */
export function associationCells(a: ReadySide, b: ReadySide): AssociationCells | null {
  if (a.holds === 'numbers') return b.holds === 'numbers' ? null : associationCells(b, a);
  const number = b.holds === 'numbers' ? partsOf(b) : null;
  const second = b.holds === 'codes' ? b.codes : number!.codes;
  const placeOf = new Map<number, number>();
  const counts: number[] = [];
  const cells: [number, number][] = [];
  for (let row = 0; row < second.length; row++) {
    const [x, y] = [a.codes[row]!, second[row]!];
    if (x < 0 || y < 0) continue;
    const key = x * 1_000_003 + y;
    let place = placeOf.get(key);
    if (place === undefined) {
      if (cells.length === MOST_CELLS) return null;
      placeOf.set(key, (place = cells.length));
      cells.push([x, y]);
      counts.push(0);
    }
    counts[place]!++;
  }
  return {
    counts: Float64Array.from(counts),
    first: compact(cells.map(([x]) => x)),
    second: number ? Int32Array.from(cells, ([, y]) => y) : compact(cells.map(([, y]) => y)),
    means: number?.means ?? null,
  };
}

/** The deviation of the pair's strength over draws of its rows; null without cells, or where it is hardly ever defined. */
export function drawnDeviation(cells: AssociationCells | null, draws: number, random: Random): number | null {
  const n = cells?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
  if (!cells || n < 2) return null;
  const found: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const counts = drawCounts(cells.counts, n, random);
    const strength = cells.means ? etaOf(cells, counts, cells.means) : cramersVOf(cells, counts);
    if (strength !== null) found.push(strength);
  }
  if (found.length < draws / 2) return null;
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
  return Math.sqrt(found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (found.length - 1));
}

function partsOf({ values, ranks, order }: ReadySide & { holds: 'numbers' }): {
  codes: Int32Array;
  means: Float64Array<ArrayBuffer>;
} {
  const codes = new Int32Array(values.length).fill(-1);
  const [sums, counts] = [new Float64Array(PARTS), new Float64Array(PARTS)];
  for (const row of order) {
    const part = Math.min(PARTS - 1, Math.floor(((ranks[row]! - 0.5) / order.length) * PARTS));
    codes[row] = part;
    sums[part]! += values[row]!;
    counts[part]!++;
  }
  return { codes, means: sums.map((sum, part) => (counts[part] === 0 ? 0 : sum / counts[part]!)) };
}

function etaOf(
  { first, second }: AssociationCells,
  counts: Float64Array,
  means: Float64Array,
): number | null {
  const [sums, sizes] = [new Map<number, number>(), new Map<number, number>()];
  let [n, sum, squares] = [0, 0, 0];
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell]!;
    if (count === 0) continue;
    const value = means[second[cell]!]!;
    n += count;
    sum += count * value;
    squares += count * value * value;
    const group = first[cell]!;
    sums.set(group, (sums.get(group) ?? 0) + count * value);
    sizes.set(group, (sizes.get(group) ?? 0) + count);
  }
  const all = squares - (sum * sum) / n;
  if (sizes.size < 2 || !(all > 0)) return null;
  let between = -(sum * sum) / n;
  for (const [group, size] of sizes) between += sums.get(group)! ** 2 / size;
  return Math.sqrt(Math.min(1, Math.max(0, between / all)));
}

/** Rows and columns of which nothing was drawn are left out. */
function cramersVOf({ first, second }: AssociationCells, drawn: Float64Array): number | null {
  const held = [...drawn.keys()].filter((cell) => drawn[cell]! > 0);
  const x = compact(held.map((cell) => first[cell]!));
  const y = compact(held.map((cell) => second[cell]!));
  const [rows, columns] = [Math.max(...x) + 1, Math.max(...y) + 1];
  const table: Contingency = {
    ...{ n: 0, rows, columns, counts: new Float64Array(rows * columns) },
    rowSums: new Float64Array(rows),
    columnSums: new Float64Array(columns),
  };
  held.forEach((cell, at) => {
    const count = drawn[cell]!;
    table.counts[x[at]! * columns + y[at]!]! += count;
    table.rowSums[x[at]!]! += count;
    table.columnSums[y[at]!]! += count;
    table.n += count;
  });
  return cramersVCorrected(table).value;
}

/** Codes from 0 on in the order in which they appear. */
function compact(codes: readonly number[]): Int32Array<ArrayBuffer> {
  const placeOf = new Map<number, number>();
  return Int32Array.from(codes, (code) => {
    const place = placeOf.get(code) ?? placeOf.size;
    placeOf.set(code, place);
    return place;
  });
}
