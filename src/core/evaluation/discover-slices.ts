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
import { overlapsOf, type Overlap } from './overlaps-of.ts';
import { knownRows, type RowErrors } from './row-errors.ts';
import { testSlice, type SliceErrors, type TestedSlice } from './slice-errors.ts';

export interface DiscoverySpec extends SearchSpec {
  /** Decides which half of the rows is searched. */
  seed: number;
  /** False-discovery rate of what is confirmed; .05 unless given. */
  falseDiscovery?: number;
}

/** A slice found on one half of the rows, and what the other half says of it. */
export interface Finding {
  found: FoundSlice;
  /** In the half that was searched: too bad by selection. */
  discovery: SliceErrors;
  confirmation: TestedSlice;
  /** The p-value adjusted over all findings that could be tested (Benjamini and Hochberg); null where this could not. */
  adjusted: number | null;
  confirmed: boolean;
  /** The finding ranked above it that holds most of its rows; null where none holds half of them. */
  overlap: Overlap | null;
}

export interface Discovery {
  errors: RowErrors['of'];
  /** Highest score first. */
  findings: readonly Finding[];
  search: Omit<SearchResult, 'slices'>;
  /** Rows of the half that confirms, and rows without an answer or truth, in neither. */
  confirmationRows: number;
  dropped: number;
}

/**
 * Slices with more errors than the rest, found by sliceLine on a random half of the rows with a known error and tested
 * on the other. Yields the progress of the search.
 */
export function* discoverSlices(
  items: readonly SearchItems[],
  errors: RowErrors,
  { seed, falseDiscovery = 0.05, ...spec }: DiscoverySpec,
): Generator<SearchProgress, Discovery> {
  const all = errors.values.length;
  const known = knownRows(errors, shuffledRows(all, seed));
  const half = Math.ceil(known.length / 2);
  const searched = known.slice(0, half).sort();
  const other = known.slice(half).sort();
  const { slices, ...search } = yield* sliceLine(items, errors.values, searched, spec);
  const tested = slices.map((found) => {
    const isInside = (row: number): boolean => holdsRow(found, items, row);
    const { pValue: _selected, ...discovery } = testSlice(errors, searched, isInside);
    return { found, discovery, confirmation: testSlice(errors, other, isInside) };
  });
  const testable = tested.flatMap(({ confirmation: { pValue } }, at) =>
    pValue === null ? [] : [{ at, pValue }],
  );
  const values = benjaminiHochberg(testable.map(({ pValue }) => pValue));
  const adjustedOf = new Map(testable.map(({ at }, place) => [at, values[place]!]));
  const overlaps = overlapsOf(slices, items, known);
  const findings = tested.map((finding, at): Finding => {
    const adjusted = adjustedOf.get(at) ?? null;
    const confirmed = adjusted !== null && adjusted <= falseDiscovery;
    return { ...finding, adjusted, confirmed, overlap: overlaps[at]! };
  });
  return {
    errors: errors.of,
    findings,
    search,
    confirmationRows: other.length,
    dropped: all - known.length,
  };
}

function holdsRow({ parts }: FoundSlice, items: readonly SearchItems[], row: number): boolean {
  for (const [column, code] of parts) if (items[column]!.codes[row] !== code) return false;
  return true;
}
