/** Counts of pairs on a square grid, row = actual, column = predicted, both over the same domain. */
export interface PairBins {
  domain: readonly [low: number, high: number];
  bins: number;
  /** bins x bins, row-major; row 0 is the lowest actual value. */
  counts: Uint32Array<ArrayBuffer>;
  /** Pairs counted. */
  n: number;
  /** Pairs left out: one of the two is missing or not finite, or outside a given domain. */
  dropped: number;
}

type Values = Float64Array | Float32Array;

/**
 * Counts pairs of equal-long columns, of all rows or of those the mask holds (1 = in), in one pass (two where no
 * domain is given). An empty input gives the domain [0, 1]. Throws RangeError where the lengths differ.
 */
export function binPairs(
  actual: Values,
  predicted: Values,
  bins = 40,
  given?: PairBins['domain'],
  mask: Uint8Array | null = null,
): PairBins {
  if (actual.length !== predicted.length)
    throw new RangeError(`${actual.length} actual but ${predicted.length} predicted values`);
  const domain = given ?? rangeOf(actual, predicted);
  const [low, high] = domain;
  const perUnit = bins / (high - low);
  const counts = new Uint32Array(bins * bins);
  let n = 0;
  let rows = 0;
  for (let i = 0; i < actual.length; i++) {
    if (mask && !mask[i]) continue;
    rows++;
    const a = actual[i]!;
    const p = predicted[i]!;
    // Also false for NaN.
    if (!(a >= low && a <= high && p >= low && p <= high)) continue;
    const row = Math.min(bins - 1, Math.floor((a - low) * perUnit));
    const column = Math.min(bins - 1, Math.floor((p - low) * perUnit));
    counts[row * bins + column]!++;
    n++;
  }
  return { domain, bins, counts, n, dropped: rows - n };
}

function rangeOf(actual: Values, predicted: Values): PairBins['domain'] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < actual.length; i++) {
    const a = actual[i]!;
    const p = predicted[i]!;
    if (!Number.isFinite(a) || !Number.isFinite(p)) continue;
    low = Math.min(low, a, p);
    high = Math.max(high, a, p);
  }
  if (low > high) return [0, 1];
  if (low === high) return [low - (Math.abs(low) / 10 || 1), high + (Math.abs(high) / 10 || 1)];
  return [low, high];
}
