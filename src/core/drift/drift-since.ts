import type { CellDrift } from './cell-drift.ts';
import { changeOnset, type ShareByWindow, type WindowSpan } from './change-onset.ts';
import type { RangeProfile } from './range-profile.ts';
import type { WindowProfile } from './window-profile.ts';

/**
 * The window since which a column is as it is in the current windows: by the share of rows up to the cut where the two
 * distributions lie furthest apart, or with the value whose share changed most. Null where it cannot be told.
 * O(windows x cells).
 */
export function driftSince(
  profile: WindowProfile,
  isOrdered: boolean,
  { reference: then, current: now }: Pick<CellDrift, 'reference' | 'current'>,
  reference: WindowSpan,
  current: WindowSpan,
): number | null {
  if (then.n === 0 || now.n === 0) return null;
  const [first, last] = isOrdered ? [0, widestGap(then, now)] : mostChanged(then, now);
  return changeOnset(shareOfCells(profile, first, last), reference, current);
}

/** The window since which values are missing as often as they are in the current windows. */
export function missingSince(
  { windows, cells, counts, missing, infinite }: WindowProfile,
  reference: WindowSpan,
  current: WindowSpan,
): number | null {
  const rows = Float64Array.from({ length: windows }, (_, window) => {
    let sum = missing[window]! + infinite[window]!;
    for (let cell = 0; cell < cells; cell++) sum += counts[window * cells + cell]!;
    return sum;
  });
  return changeOnset({ hits: missing, rows }, reference, current);
}

/** By window, the rows in the cells from `first` to `last`, and those with a value. */
function shareOfCells({ windows, cells, counts }: WindowProfile, first: number, last: number): ShareByWindow {
  const hits = new Float64Array(windows);
  const rows = new Float64Array(windows);
  for (let window = 0; window < windows; window++) {
    const at = window * cells;
    let [inside, all] = [0, 0];
    for (let cell = 0; cell < cells; cell++) {
      const count = counts[at + cell]!;
      all += count;
      if (cell >= first && cell <= last) inside += count;
    }
    hits[window] = inside;
    rows[window] = all;
  }
  return { hits, rows };
}

/** The cell after which the cumulative shares lie furthest apart. */
function widestGap(then: RangeProfile, now: RangeProfile): number {
  let [apart, most, at] = [0, -1, 0];
  for (let cell = 0; cell < then.counts.length; cell++) {
    apart += then.counts[cell]! / then.n - now.counts[cell]! / now.n;
    if (Math.abs(apart) > most) [most, at] = [Math.abs(apart), cell];
  }
  return at;
}

function mostChanged(then: RangeProfile, now: RangeProfile): [number, number] {
  const at = largestChange(then, now);
  return [at, at];
}

/** The cell whose share differs most. */
export function largestChange(then: RangeProfile, now: RangeProfile): number {
  let [most, at] = [-1, 0];
  for (let cell = 0; cell < then.counts.length; cell++) {
    const change = Math.abs(then.counts[cell]! / then.n - now.counts[cell]! / now.n);
    if (change > most) [most, at] = [change, cell];
  }
  return at;
}
