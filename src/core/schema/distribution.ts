/**
 * A column's distribution, small enough to keep: numbers by their values at equal steps of probability, categories by
 * shares. `n` counts rows with a value.
 */
export type Distribution =
  | { of: 'numbers'; n: number; quantiles: readonly number[] }
  | { of: 'values'; n: number; shares: readonly { value: string; share: number }[] };

/** Steps of probability between the quantiles that are kept. */
const STEPS = 100;

/** Distance that sampling alone exceeds once in a thousand times. */
const ALPHA = 0.001;

/** Of finite numbers, sorted ascending. Throws RangeError without any. */
export function numbersDistribution(sorted: Float64Array): Distribution {
  const n = sorted.length;
  if (n === 0) throw new RangeError('numbersDistribution: no values');
  // Order statistics themselves: values between two of them may never occur. (Plus 0: JSON knows no -0.)
  const quantiles = Array.from(
    { length: STEPS + 1 },
    (_, i) => sorted[Math.round(((n - 1) * i) / STEPS)]! + 0,
  );
  return { of: 'numbers', n, quantiles };
}

export function valuesDistribution(counts: ReadonlyMap<string, number>): Distribution {
  let n = 0;
  for (const count of counts.values()) n += count;
  const shares = [...counts].map(([value, count]) => ({ value, share: count / n }));
  return {
    of: 'values',
    n,
    shares: shares.sort((a, b) => b.share - a.share || (a.value < b.value ? -1 : 1)),
  };
}

/**
 * How far other data is from a reference, from 0 to 1: the largest distance between the two cumulative shares at the
 * values kept (numbers: a lower bound of Kolmogorov-Smirnov's, at most 1 / 100 below it for a reference without ties),
 * or the largest difference of a value's share (categories: L-infinity). Null where the two hold different things.
 */
export function distanceBetween(reference: Distribution, other: Distribution): number | null {
  if (reference.of === 'numbers' && other.of === 'numbers') {
    let largest = 0;
    for (const at of [...reference.quantiles, ...other.quantiles]) {
      for (const side of [shareBelow, shareUpTo]) {
        largest = Math.max(largest, Math.abs(side(reference.quantiles, at) - side(other.quantiles, at)));
      }
    }
    return largest;
  }
  if (reference.of === 'values' && other.of === 'values') {
    const shares = new Map(other.shares.map(({ value, share }) => [value, share]));
    let largest = 0;
    for (const { value, share } of reference.shares) {
      largest = Math.max(largest, Math.abs(share - (shares.get(value) ?? 0)));
      shares.delete(value);
    }
    for (const share of shares.values()) largest = Math.max(largest, share);
    return largest;
  }
  return null;
}

/**
 * What sampling may add to a distance: exceeded once in a thousand times by two samples of one distribution
 * (Dvoretzky-Kiefer-Wolfowitz for each; for categories a bound that holds as well).
 */
export function samplingMargin(reference: Distribution, other: Distribution): number {
  return Math.sqrt((Math.log(2 / ALPHA) / 2) * (1 / reference.n + 1 / other.n));
}

/** Cumulative share at a value between kept quantiles, by straight lines; a step where a value repeats. */
function shareUpTo(quantiles: readonly number[], at: number): number {
  const above = firstAbove(quantiles, at);
  if (above === 0) return 0;
  if (above === quantiles.length) return 1;
  const low = quantiles[above - 1]!;
  const high = quantiles[above]!;
  return (above - 1 + (at - low) / (high - low)) / STEPS;
}

function shareBelow(quantiles: readonly number[], at: number): number {
  let first = firstAbove(quantiles, at);
  while (first > 0 && quantiles[first - 1] === at) first--;
  if (first === 0) return 0;
  if (first === quantiles.length) return 1;
  const low = quantiles[first - 1]!;
  const high = quantiles[first]!;
  return (first - 1 + (high === low ? 0 : (at - low) / (high - low))) / STEPS;
}

function firstAbove(quantiles: readonly number[], at: number): number {
  let low = 0;
  let high = quantiles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quantiles[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
