import type { WindowProfile } from './window-profile.ts';

/** A column over a range of windows. */
export interface RangeProfile {
  /** Rows with a value, by cell. */
  counts: Float64Array<ArrayBuffer>;
  /** Rows with a value. */
  n: number;
  missing: number;
  infinite: number;
  /** Of numbers; null without any. */
  mean: number | null;
  /** n - 1; null with fewer than two. */
  deviation: number | null;
  low: number | null;
  high: number | null;
}

/** Sums up to each window, by which any range is a difference: made once, then O(cells) for a range. */
export interface RunningProfile {
  of: WindowProfile;
  /** At window * cells + cell: rows before that window. (windows + 1) x cells. */
  before: Float64Array<ArrayBuffer>;
}

export function runningProfile(of: WindowProfile): RunningProfile {
  const { windows, cells, counts } = of;
  const before = new Float64Array((windows + 1) * cells);
  for (let at = 0; at < windows * cells; at++) before[at + cells] = before[at]! + counts[at]!;
  return { of, before };
}

/** The profile of the windows from `from` up to and without `to`. */
export function rangeOf({ of, before }: RunningProfile, from: number, to: number): RangeProfile {
  const { cells } = of;
  const counts = new Float64Array(cells);
  let n = 0;
  for (let cell = 0; cell < cells; cell++) {
    counts[cell] = before[to * cells + cell]! - before[from * cells + cell]!;
    n += counts[cell]!;
  }
  let [missing, infinite, sum, squares, low, high] = [0, 0, 0, 0, Infinity, -Infinity];
  for (let window = from; window < to; window++) {
    missing += of.missing[window]!;
    infinite += of.infinite[window]!;
    sum += of.sums[window]!;
    squares += of.squares[window]!;
    low = Math.min(low, of.low[window]!);
    high = Math.max(high, of.high[window]!);
  }
  const hasNumbers = low <= high;
  return {
    counts,
    n,
    missing,
    infinite,
    mean: hasNumbers ? of.origin + sum / n : null,
    deviation: hasNumbers && n > 1 ? Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1)) : null,
    low: hasNumbers ? low : null,
    high: hasNumbers ? high : null,
  };
}
