/**
 * Quantile p in [0, 1] of values sorted ascending and free of NaN, by linear interpolation of order statistics
 * (type 7 of Hyndman and Fan 1996, the default of NumPy and R). Throws RangeError on an empty list.
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  if (n === 0 || !(p >= 0 && p <= 1)) {
    throw new RangeError(`quantileSorted: p = ${String(p)} of ${String(n)} values`);
  }
  const at = (n - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, n - 1)]!;
  return low === high ? low : low + (high - low) * (at - below);
}
