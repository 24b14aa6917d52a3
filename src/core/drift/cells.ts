import { countAtMost } from '../stats/count-at-most.ts';

/**
 * Cells that a column's numbers are counted in, the same for every window: cell i holds the values from cuts[i - 1] up to
 * and without cuts[i]; below the first cut lies cell 0, from the last one on the last cell.
 */
export type Cuts = Float64Array<ArrayBuffer>;

export const CELLS = 256;

/** How often the first and the last of them are halved. */
const HALVED = 6;

/**
 * Cuts at equal shares of a sample sorted ascending, without NaN or infinities; the outermost cells, which are wide where
 * values lie far out, are halved towards the ends by share as far as the sample goes. A value with a share of its own
 * that fills a cell is cut off on both sides; where no more values than cells occur, each has a cell. Empty for no values.
 */
export function cutsOf(sorted: Float64Array, cells = CELLS): Cuts {
  const values = distinctUpTo(sorted, cells);
  const cuts = values ?? quantiles(sorted, cells);
  return Float64Array.from(new Set(cuts));
}

/** The cell that a number lies in: the count of cuts at or below it. */
export function cellAt(cuts: Float64Array, value: number): number {
  return countAtMost(cuts, value);
}

/** The different values of a sorted sample but the first (what lies below the second is the first), or null beyond `most`. */
function distinctUpTo(sorted: Float64Array, most: number): number[] | null {
  const values: number[] = [];
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i] === sorted[i - 1]) continue;
    values.push(sorted[i]!);
    if (values.length >= most) return null;
  }
  return values;
}

function quantiles(sorted: Float64Array, cells: number): number[] {
  const n = sorted.length;
  const cuts: number[] = [];
  let before = -Infinity;
  for (const share of cutShares(cells, n)) {
    const value = sorted[Math.floor(share * n)]!;
    // A value that comes again fills a cell: it ends where the next greater value begins.
    if (value === before) cuts.push(sorted[countAtMost(sorted, value)] ?? value);
    cuts.push(value);
    before = value;
  }
  return cuts.sort((a, b) => a - b);
}

/** Ascending; shares of less than a row are left out. */
function cutShares(cells: number, n: number): number[] {
  const outer = Array.from({ length: HALVED }, (_, at) => 1 / cells / 2 ** (at + 1)).filter(
    (share) => share * n >= 1,
  );
  const inner = Array.from({ length: cells - 1 }, (_, at) => (at + 1) / cells);
  return [...outer.toReversed(), ...inner, ...outer.map((share) => 1 - share)];
}
