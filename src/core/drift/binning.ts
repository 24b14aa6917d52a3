import { countAtMost } from '../stats/count-at-most.ts';
import { countedIn, tenthsOf } from './number-drift.ts';
import type { CountPair } from './share-distances.ts';

/** How numbers are put into bins before shares are compared. */
export type Binning = 'tenths' | 'doane' | 'sturges' | 'tenEqual';

/** Counts of both sides, over bins chosen by the rule. Both sorted ascending and not empty. */
export function binned(rule: Binning, reference: Float64Array, current: Float64Array): CountPair {
  if (rule === 'tenths') {
    const cuts = tenthsOf(reference);
    return { reference: countedIn(cuts, reference), current: countedIn(cuts, current) };
  }
  const [least, greatest] = widened(reference[0]!, reference.at(-1)!);
  if (rule === 'doane') {
    // Bins of the reference; what lies beyond it is one more.
    const bins = doaneBins(reference);
    const inside = within(current, least, greatest);
    return {
      reference: Float64Array.of(...equalBins(reference, least, greatest, bins), 0),
      current: Float64Array.of(...equalBins(inside, least, greatest, bins), current.length - inside.length),
    };
  }
  const bins = rule === 'sturges' ? sturgesBins(reference.length) : 10;
  const [low, high] = widened(
    Math.min(reference[0]!, current[0]!),
    Math.max(reference.at(-1)!, current.at(-1)!),
  );
  return {
    reference: equalBins(reference, low, high, bins),
    current: equalBins(current, low, high, bins),
  };
}

/** A range of one value is given a width of 1. */
function widened(low: number, high: number): [number, number] {
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/** Sturges (1926). */
function sturgesBins(n: number): number {
  return Math.ceil(Math.log2(n) + 1);
}

/** Doane (1976): more of them the more skewed the values are. */
function doaneBins(sorted: Float64Array): number {
  const n = sorted.length;
  if (n < 3 || sorted[0] === sorted[n - 1]) return 1;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const moment = (k: number): number => sorted.reduce((sum, value) => sum + (value - mean) ** k, 0) / n;
  const skewness = Math.abs(moment(3)) / moment(2) ** 1.5;
  const spread = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
  return Math.ceil(1 + Math.log2(n) + Math.log2(1 + skewness / spread));
}

/** Bins of one width, [from, to), the last one closed. */
function equalBins(values: Float64Array, low: number, high: number, bins: number): Float64Array {
  const cuts = Float64Array.from({ length: bins - 1 }, (_, at) => low + (at + 1) * ((high - low) / bins));
  return countedIn(cuts, values);
}

/** Of values sorted ascending. */
function within(sorted: Float64Array, low: number, high: number): Float64Array {
  let from = 0;
  while (from < sorted.length && sorted[from]! < low) from++;
  return sorted.subarray(from, countAtMost(sorted, high));
}
