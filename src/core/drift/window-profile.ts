import { CellGrid } from './cell-grid.ts';
import type { Cuts } from './cells.ts';

/**
 * A column counted by window: everything in it adds up, so that the profile of any range of windows is the sum of
 * theirs, and profiles of parts of the rows can be made apart and merged. Row-major: window, then cell.
 */
export interface WindowProfile {
  windows: number;
  cells: number;
  /** Rows with a (finite) value in each cell: windows x cells. */
  counts: Float64Array<ArrayBuffer>;
  /** By window. */
  missing: Float64Array<ArrayBuffer>;
  infinite: Float64Array<ArrayBuffer>;
  /** Of numbers, by window: sums of the values and of their squares, both less `origin`. */
  sums: Float64Array<ArrayBuffer>;
  squares: Float64Array<ArrayBuffer>;
  /** Subtracted before summing, so that squares lose nothing. */
  origin: number;
  /** Of numbers, by window: Infinity and -Infinity where there are none. */
  low: Float64Array<ArrayBuffer>;
  high: Float64Array<ArrayBuffer>;
}

export function emptyProfile(windows: number, cells: number, origin = 0): WindowProfile {
  const zeros = (): Float64Array<ArrayBuffer> => new Float64Array(windows);
  return {
    windows,
    cells,
    counts: new Float64Array(windows * cells),
    missing: zeros(),
    infinite: zeros(),
    sums: zeros(),
    squares: zeros(),
    origin,
    low: zeros().fill(Infinity),
    high: zeros().fill(-Infinity),
  };
}

/** Counts numbers (NaN = missing) into the windows of their rows; rows of a window below 0 are left out. */
export function addNumbers(
  into: WindowProfile,
  cuts: Cuts,
  values: Float64Array | Float32Array | Int32Array,
  windowOf: Int32Array,
): void {
  const grid = new CellGrid(cuts);
  const { cells, counts, missing, infinite, sums, squares, origin, low, high } = into;
  for (let row = 0; row < values.length; row++) {
    const window = windowOf[row]!;
    if (window < 0) continue;
    const value = values[row]!;
    if (!Number.isFinite(value)) {
      if (Number.isNaN(value)) missing[window]!++;
      else infinite[window]!++;
      continue;
    }
    counts[window * cells + grid.cellOf(value)]!++;
    const apart = value - origin;
    sums[window]! += apart;
    squares[window]! += apart * apart;
    // Zero has one sign, whichever row came first.
    if (value < low[window]!) low[window] = value + 0;
    if (value > high[window]!) high[window] = value + 0;
  }
}

/** Counts codes (below 0 = missing) into the windows of their rows. */
export function addCodes(into: WindowProfile, codes: Int32Array | Int8Array, windowOf: Int32Array): void {
  const { cells, counts, missing } = into;
  for (let row = 0; row < codes.length; row++) {
    const window = windowOf[row]!;
    if (window < 0) continue;
    const code = codes[row]!;
    if (code < 0) missing[window]!++;
    else counts[window * cells + code]!++;
  }
}

/** Adds a profile of other rows with the same windows, cells and origin. */
export function mergeProfile(into: WindowProfile, other: WindowProfile): void {
  if (other.windows !== into.windows || other.cells !== into.cells || other.origin !== into.origin)
    throw new RangeError('mergeProfile: other windows, cells or origin');
  for (const member of ['counts', 'missing', 'infinite', 'sums', 'squares'] as const)
    other[member].forEach((count, at) => (into[member][at]! += count));
  other.low.forEach((value, at) => (into.low[at] = Math.min(into.low[at]!, value)));
  other.high.forEach((value, at) => (into.high[at] = Math.max(into.high[at]!, value)));
}
