/** Two distributions over the same bins or categories, as counts. */
export interface CountPair {
  reference: ArrayLike<number>;
  current: ArrayLike<number>;
}

/** A distance that needs every share to be above 0, with the bins that were lifted for it. */
export interface SmoothedDistance {
  value: number;
  /** Bins that hold nothing on one side (and something on the other). */
  lifted: readonly number[];
}

/** Added to every bin of either side before a distance that takes logarithms of shares. */
export const ADDED = 0.5;

/** Population stability index: KL both ways (natural logarithm). Null where a side is empty. */
export function psi(pair: CountPair, added = ADDED): SmoothedDistance | null {
  return smoothed(pair, added, (p, q) => (q - p) * Math.log(q / p));
}

/** Kullback-Leibler's divergence of the current from the reference, KL(current || reference), in nats. */
export function klDivergence(pair: CountPair, added = ADDED): SmoothedDistance | null {
  return smoothed(pair, added, (p, q) => q * Math.log(q / p));
}

/** Jensen-Shannon's divergence to base 2: 0 to 1. Null where a side is empty, as all below. */
export function jsDivergenceBase2(pair: CountPair): number | null {
  const value = summed(pair, (p, q) => {
    const middle = (p + q) / 2;
    return (half(p, middle) + half(q, middle)) / 2;
  });
  return value === null ? null : Math.min(1, Math.max(0, value));
}

/** Its square root, which is a metric. */
export function jsDistanceBase2(pair: CountPair): number | null {
  const value = jsDivergenceBase2(pair);
  return value === null ? null : Math.sqrt(value);
}

/** Hellinger's distance: 0 to 1. */
export function hellinger(pair: CountPair): number | null {
  const value = summed(pair, (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2);
  return value === null ? null : Math.sqrt(value / 2);
}

/** Half of the differences of all shares: 0 to 1. */
export function totalVariation(pair: CountPair): number | null {
  const value = summed(pair, (p, q) => Math.abs(p - q));
  return value === null ? null : value / 2;
}

/** The largest difference of a share. */
export function lInfinity(pair: CountPair): number | null {
  let largest = 0;
  const value = summed(pair, (p, q) => {
    largest = Math.max(largest, Math.abs(p - q));
    return 0;
  });
  return value === null ? null : largest;
}

function half(share: number, middle: number): number {
  return share === 0 ? 0 : share * Math.log2(share / middle);
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let bin = 0; bin < counts.length; bin++) sum += counts[bin]!;
  return sum;
}

function summed({ reference, current }: CountPair, term: (p: number, q: number) => number): number | null {
  if (reference.length !== current.length) throw new RangeError('other bins on either side');
  const [m, n] = [total(reference), total(current)];
  if (m === 0 || n === 0) return null;
  let sum = 0;
  for (let bin = 0; bin < reference.length; bin++) sum += term(reference[bin]! / m, current[bin]! / n);
  return sum;
}

/** Bins that are empty on both sides are none. */
function smoothed(
  { reference, current }: CountPair,
  added: number,
  term: (p: number, q: number) => number,
): SmoothedDistance | null {
  if (total(reference) === 0 || total(current) === 0) return null;
  const bins = Array.from(reference).keys();
  const held = [...bins].filter((bin) => reference[bin]! > 0 || current[bin]! > 0);
  const value = summed(
    {
      reference: held.map((bin) => reference[bin]! + added),
      current: held.map((bin) => current[bin]! + added),
    },
    term,
  );
  return { value: value!, lifted: held.filter((bin) => reference[bin] === 0 || current[bin] === 0) };
}
