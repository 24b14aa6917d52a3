import type { Random } from '../kernel/random.ts';
import type { ReadySide } from '../profile/pair-sides.ts';
import { drawCounts } from '../stats/draw-counts.ts';

/** Rows of a pair of which one is no number, counted by cell, so that they can be drawn anew in a moment. */
export interface AssociationCells {
  counts: Float64Array<ArrayBuffer>;
  /** By cell: its code on either side, from 0 on; a number is cut into tenths. */
  first: Int32Array<ArrayBuffer>;
  second: Int32Array<ArrayBuffer>;
  /** By code of the second side, where that is a number: the mean of the values there. */
  means: Float64Array<ArrayBuffer> | null;
}

/** A number is taken by so many parts of equal numbers of rows. */
const PARTS = 10;
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

/**
 * The deviation of the square of a pair's strength over draws of its rows; null without cells, or where it is hardly ever
 * defined. The square is not cut off at 0, where the strength itself would hardly vary.
 */
export function drawnDeviation(cells: AssociationCells | null, draws: number, random: Random): number | null {
  const n = cells?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
  if (!cells || n < 2) return null;
  const found: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const counts = drawCounts(cells.counts, n, random);
    const square = cells.means ? etaSquared(cells, counts, cells.means) : cramersSquared(cells, counts, n);
    if (square !== null) found.push(square);
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

function etaSquared(
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
  return Math.min(1, Math.max(0, between / all));
}

/** Bergsma's correction (2013); values of which nothing was drawn are left out. */
function cramersSquared({ first, second }: AssociationCells, drawn: Float64Array, n: number): number | null {
  const rows = new Float64Array(first.length);
  const columns = new Float64Array(first.length);
  for (let cell = 0; cell < drawn.length; cell++) {
    rows[first[cell]!]! += drawn[cell]!;
    columns[second[cell]!]! += drawn[cell]!;
  }
  let phi2 = -1;
  for (let cell = 0; cell < drawn.length; cell++) {
    const count = drawn[cell]!;
    if (count > 0) phi2 += count ** 2 / (rows[first[cell]!]! * columns[second[cell]!]!);
  }
  const held = (sums: Float64Array): number => sums.reduce((all, sum) => all + Number(sum > 0), 0);
  const [r, c] = [held(rows), held(columns)];
  const least = Math.min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1;
  return least > 0 ? (phi2 - ((r - 1) * (c - 1)) / (n - 1)) / least : null;
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
