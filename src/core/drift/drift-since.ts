import type { CellDrift } from './cell-drift.ts';
import { changeOnset, type ShareByWindow, type WindowSpan } from './change-onset.ts';
import type { RangeProfile } from './range-profile.ts';
import type { WindowProfile } from './window-profile.ts';

/** At window * cells + cell: rows of that window in the cells up to and with that one. Made once a column. */
export type RowsUpTo = Float64Array;

export function rowsUpTo({ windows, cells, counts }: WindowProfile): RowsUpTo {
  const upTo = new Float64Array(windows * cells);
  for (let window = 0; window < windows; window++) {
    let sum = 0;
    for (let at = window * cells; at < (window + 1) * cells; at++) upTo[at] = sum += counts[at]!;
  }
  return upTo;
}

/**
 * The window since which a column is as it is in the current windows: by the share of rows up to the cut where the two
 * distributions lie furthest apart, or with the value whose share changed most. Null where it cannot be told.
 * O(windows + cells).
 */
export function driftSince(
  upTo: RowsUpTo,
  isOrdered: boolean,
  { reference: then, current: now }: Pick<CellDrift, 'reference' | 'current'>,
  reference: WindowSpan,
  current: WindowSpan,
): number | null {
  if (then.n === 0 || now.n === 0) return null;
  const last = isOrdered ? widestGap(then, now) : largestChange(then, now);
  const first = isOrdered ? 0 : last;
  return changeOnset(shareOfCells(upTo, then.counts.length, first, last), reference, current);
}

/** The window since which values are missing as often as they are in the current windows. */
export function missingSince(
  { windows, cells, missing, infinite }: WindowProfile,
  upTo: RowsUpTo,
  reference: WindowSpan,
  current: WindowSpan,
): number | null {
  const rows = Float64Array.from(
    { length: windows },
    (_, window) => missing[window]! + infinite[window]! + upTo[(window + 1) * cells - 1]!,
  );
  return changeOnset({ hits: missing, rows }, reference, current);
}

/** By window, the rows in the cells from `first` to `last`, and those with a value. */
function shareOfCells(upTo: RowsUpTo, cells: number, first: number, last: number): ShareByWindow {
  const windows = upTo.length / cells;
  const hits = new Float64Array(windows);
  const rows = new Float64Array(windows);
  for (let window = 0; window < windows; window++) {
    const at = window * cells;
    hits[window] = upTo[at + last]! - (first > 0 ? upTo[at + first - 1]! : 0);
    rows[window] = upTo[at + cells - 1]!;
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

/** The cell whose share differs most. */
export function largestChange(then: RangeProfile, now: RangeProfile): number {
  let [most, at] = [-1, 0];
  for (let cell = 0; cell < then.counts.length; cell++) {
    const change = Math.abs(then.counts[cell]! / then.n - now.counts[cell]! / now.n);
    if (change > most) [most, at] = [change, cell];
  }
  return at;
}
