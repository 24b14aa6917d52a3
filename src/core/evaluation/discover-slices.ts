import { undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { proportion } from '../metrics/proportion.ts';
import type { SearchItems } from '../slices/search-items.ts';
import {
  sliceLine,
  type FoundSlice,
  type SearchProgress,
  type SearchResult,
  type SearchSpec,
} from '../slices/slice-line.ts';
import { shuffledRows } from '../splits/row-order.ts';
import { benjaminiHochberg } from '../stats/adjust-p-values.ts';
import { hypergeometricTail } from '../stats/hypergeometric-tail.ts';
import { rateDifference } from './disparity.ts';

export interface DiscoverySpec extends SearchSpec {
  seed: number;
  /** False-discovery rate of what is confirmed; .05 unless given. */
  falseDiscovery?: number;
}

/** A slice found on one half of the rows, and what the other half says of it. */
export interface Finding {
  found: FoundSlice;
  /** Error rate of the slice in the confirmation half. */
  rate: Estimate;
  /** The same less the error rate of all other rows of that half. */
  effect: Estimate;
  /** Fisher's exact test toward more errors; null where no row of the half is in the slice. */
  pValue: number | null;
  /** Adjusted over all findings that could be tested. */
  adjusted: number | null;
  confirmed: boolean;
}

export interface Discovery {
  findings: readonly Finding[];
  search: Omit<SearchResult, 'slices'>;
  /** Rows of the half that confirms, and rows without an answer or truth, in neither. */
  confirmationRows: number;
  dropped: number;
}

/**
 * Slices with more errors than the rest, found by sliceLine on a random half of the rows and tested on the other.
 * `wrong` by row of the table: 1 = wrong, 0 = right, -1 = unknown. Yields the progress of the search.
 */
export function* discoverSlices(
  items: readonly SearchItems[],
  wrong: Int8Array,
  { seed, falseDiscovery = 0.05, ...spec }: DiscoverySpec,
): Generator<SearchProgress, Discovery> {
  const known = shuffledRows(wrong.length, seed).filter((row) => wrong[row]! >= 0);
  const half = Math.ceil(known.length / 2);
  const other = known.subarray(half);
  const { slices, ...search } = yield* sliceLine(items, wrong, known.slice(0, half), spec);
  let errors = 0;
  for (const row of other) errors += wrong[row]!;
  const tested = slices.map((found) => {
    let n = 0;
    let hits = 0;
    for (const row of other) {
      if (!found.parts.every(([column, code]) => items[column]!.codes[row] === code)) continue;
      n++;
      hits += wrong[row]!;
    }
    const inside = { hits, of: n, whenEmpty: 'emptySlice' } as const;
    const outside = { hits: errors - hits, of: other.length - n, whenEmpty: 'emptySlice' } as const;
    return {
      found,
      rate: proportion(hits, n, 'emptySlice'),
      effect: n === 0 ? undefinedBecause('emptySlice', 0) : rateDifference(inside, outside),
      pValue: n === 0 ? null : hypergeometricTail(hits, n, errors, other.length),
    };
  });
  const testable = tested.flatMap(({ pValue }, at) => (pValue === null ? [] : [{ at, pValue }]));
  const values = benjaminiHochberg(testable.map(({ pValue }) => pValue));
  const adjustedOf = new Map(testable.map(({ at }, place) => [at, values[place]!]));
  const findings = tested.map((finding, at): Finding => {
    const adjusted = adjustedOf.get(at) ?? null;
    return { ...finding, adjusted, confirmed: adjusted !== null && adjusted <= falseDiscovery };
  });
  return { findings, search, confirmationRows: other.length, dropped: wrong.length - known.length };
}
