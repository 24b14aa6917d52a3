import { estimate, undefinedBecause, type Estimate, type Reason } from '../kernel/estimate.ts';
import { wilson } from '../stats/wilson.ts';
import type { BinnedPsi, NumberDrift, NumberSide } from './drift-question.ts';
import { cellAt } from './cells.ts';
import { missingDifference, sideOf, unjudgedBecause } from './drift-sides.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { psi } from './share-distances.ts';
import { wasserstein } from './wasserstein.ts';

/** The numbers of a window. */
export interface WindowNumbers {
  rows: number;
  missing: number;
  infinite: number;
  /** The rest, ascending. */
  sorted: Float64Array;
}

/** Sorts what is a number; NaN = missing. O(n log n). */
export function windowNumbers(values: ArrayLike<number>): WindowNumbers {
  const kept = new Float64Array(values.length);
  let [n, missing] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isFinite(value)) kept[n++] = value;
    else if (Number.isNaN(value)) missing++;
  }
  return {
    rows: values.length,
    missing,
    infinite: values.length - n - missing,
    sorted: kept.subarray(0, n).sort(),
  };
}

/** A column of numbers in two windows, exactly. */
export function numberDrift(
  { name, unit, kind }: { name: string; unit: string | null; kind: 'number' | 'text' },
  reference: WindowNumbers,
  current: WindowNumbers,
): NumberDrift {
  const [a, b] = [reference.sorted, current.sorted];
  const [was, is] = [numberSide(reference), numberSide(current)];
  const area = wasserstein(a, b);
  const n = a.length + b.length;
  const none = whyNone(was, is);
  const over = (): Estimate => {
    if (area === null) return undefinedBecause(none, n);
    if (was.deviation === null) return undefinedBecause('tooFew', n);
    return was.deviation === 0 ? undefinedBecause('constant', n) : estimate(area / was.deviation, n);
  };
  return {
    column: name,
    unit,
    kind,
    reference: was,
    current: is,
    missingDifference: missingDifference(reference, current),
    unjudged: unjudgedBecause(was, is, isConstant(was) && isConstant(is) && was.low === is.low),
    wasserstein: area === null ? undefinedBecause(none, n) : estimate(area, n),
    wassersteinOverSigma: over(),
    ks: kolmogorovSmirnov(a, b),
    psi: psiInTenths(a, b),
    outside: outsideOf(was, b),
  };
}

/** Cuts at the tenths of a sorted sample, each once: values of one cut and the next lie in a bin, [from, to). */
export function tenthsOf(sorted: Float64Array, tenths = 10): Float64Array<ArrayBuffer> {
  const cuts = Array.from({ length: tenths - 1 }, (_, tenth) => {
    const at = Math.ceil(((tenth + 1) * sorted.length) / tenths);
    return sorted[Math.min(at, sorted.length - 1)]!;
  });
  // Nothing lies below the least of all.
  return Float64Array.from(new Set(cuts.filter((cut) => cut > sorted[0]!)));
}

/** How many of some values lie in each bin between cuts. */
export function countedIn(cuts: Float64Array, values: Float64Array): Float64Array<ArrayBuffer> {
  const counts = new Float64Array(cuts.length + 1);
  for (const value of values) counts[cellAt(cuts, value)]!++;
  return counts;
}

function psiInTenths(a: Float64Array, b: Float64Array): BinnedPsi | null {
  if (a.length === 0 || b.length === 0) return null;
  const cuts = tenthsOf(a);
  const found = psi({ reference: countedIn(cuts, a), current: countedIn(cuts, b) });
  return found && { ...found, bins: cuts.length + 1 };
}

function numberSide(window: WindowNumbers): NumberSide {
  const { sorted } = window;
  const n = sorted.length;
  const base = sideOf(window.rows, n, window.missing, window.infinite);
  if (n === 0) return { ...base, mean: null, deviation: null, low: null, high: null };
  let [sum, squares] = [0, 0];
  const origin = sorted[n >> 1]!;
  for (const value of sorted) {
    sum += value - origin;
    squares += (value - origin) ** 2;
  }
  const [low, high] = [sorted[0]!, sorted[n - 1]!];
  const variance = n > 1 ? Math.max(0, squares - (sum * sum) / n) / (n - 1) : null;
  return {
    ...base,
    mean: origin + sum / n,
    deviation: variance === null ? null : low === high ? 0 : Math.sqrt(variance),
    low,
    high,
  };
}

function isConstant({ low, high }: NumberSide): boolean {
  return low !== null && low === high;
}

function whyNone(...sides: readonly NumberSide[]): Reason {
  return sides.some(({ rows }) => rows === 0) ? 'emptySlice' : 'allMissing';
}

function outsideOf({ low, high }: NumberSide, current: Float64Array): NumberDrift['outside'] {
  const n = current.length;
  if (n === 0 || low === null || high === null)
    return { below: 0, above: 0, share: undefinedBecause('allMissing', n) };
  let [below, above] = [0, n];
  while (below < n && current[below]! < low) below++;
  while (above > 0 && current[above - 1]! > high) above--;
  const outside = below + n - above;
  return { below, above: n - above, share: estimate(outside / n, n, wilson(outside, n)) };
}
