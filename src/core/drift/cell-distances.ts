import type { Cuts } from './cells.ts';
import type { RangeProfile } from './range-profile.ts';

/** A distance known up to what counts by cell do not tell. */
export interface BoundedDistance {
  value: number;
  /** The exact one lies at most this far from it. */
  bound: number;
}

/**
 * Kolmogorov-Smirnov's distance from counts by cell: exact at the cuts; between two of them the cumulative shares may lie
 * apart by what a cell holds. Null where a side is empty. O(cells).
 */
export function cellKolmogorovSmirnov(a: RangeProfile, b: RangeProfile): BoundedDistance | null {
  if (a.n === 0 || b.n === 0) return null;
  let [atCuts, most, inA, inB] = [0, 0, 0, 0];
  for (let cell = 0; cell < a.counts.length; cell++) {
    const [beforeA, beforeB] = [inA / a.n, inB / b.n];
    inA += a.counts[cell]!;
    inB += b.counts[cell]!;
    const [toA, toB] = [inA / a.n, inB / b.n];
    // Within the cell one side may come before the other.
    most = Math.max(most, toA - beforeB, toB - beforeA);
    atCuts = Math.max(atCuts, Math.abs(toA - toB));
  }
  return { value: atCuts, bound: Math.max(0, Math.min(1, most) - atCuts) };
}

/**
 * Wasserstein's distance from counts by cell, in the unit of the values, as if a cell's values lay evenly in it. The
 * outermost cells end at the lowest and highest value of either side. Null where a side is empty. O(cells).
 */
export function cellWasserstein(cuts: Cuts, a: RangeProfile, b: RangeProfile): BoundedDistance | null {
  if (a.n === 0 || b.n === 0 || a.low === null || b.low === null) return null;
  const [least, greatest] = [Math.min(a.low, b.low), Math.max(a.high!, b.high!)];
  let [value, bound, apart] = [0, 0, 0];
  for (let cell = 0; cell <= cuts.length; cell++) {
    const [p, q] = [a.counts[cell]! / a.n, b.counts[cell]! / b.n];
    const from = Math.max(least, cell === 0 ? -Infinity : cuts[cell - 1]!);
    const to = Math.min(greatest, cuts[cell] ?? Infinity);
    const next = apart + p - q;
    if (to > from) {
      const here = areaUnderLine(apart, next) * (to - from);
      value += here;
      bound += Math.max(
        here - leastArea(apart, p, q) * (to - from),
        mostArea(apart, p, q) * (to - from) - here,
      );
    }
    apart = next;
  }
  return { value, bound };
}

/** Its value alone, for many of them at once. */
export function cellWassersteinValue(cuts: Cuts, a: RangeProfile, b: RangeProfile): number | null {
  if (a.n === 0 || b.n === 0 || a.low === null || b.low === null) return null;
  const [least, greatest] = [Math.min(a.low, b.low), Math.max(a.high!, b.high!)];
  const [perA, perB, cells] = [1 / a.n, 1 / b.n, cuts.length];
  let [value, apart, from] = [0, 0, least];
  for (let cell = 0; cell <= cells; cell++) {
    const next = apart + a.counts[cell]! * perA - b.counts[cell]! * perB;
    let to = cell < cells ? cuts[cell]! : greatest;
    if (to > greatest) to = greatest;
    if (to > from) {
      value += areaUnderLine(apart, next) * (to - from);
      from = to;
    }
    apart = next;
  }
  return value;
}

/** Of |line| from a to b over a length of 1. */
export function areaUnderLine(a: number, b: number): number {
  if (a * b >= 0) return Math.abs(a + b) / 2;
  return (a * a + b * b) / (2 * Math.abs(a - b));
}

/**
 * The greatest area between the two cumulative shares over a cell of length 1, wherever in it the values lie: they start
 * `apart` from each other and rise by p and q.
 */
function mostArea(apart: number, p: number, q: number): number {
  return Math.max(Math.abs(apart + p), Math.abs(apart - q));
}

/** The least area. */
function leastArea(apart: number, p: number, q: number): number {
  const [low, high] = [apart - q, apart + p];
  return low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
}
