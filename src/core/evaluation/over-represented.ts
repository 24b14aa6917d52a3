import type { Predicate } from '../slices/predicate.ts';
import type { SearchItems } from '../slices/search-items.ts';
import { benjaminiHochberg } from '../stats/adjust-p-values.ts';
import { hypergeometricTail } from '../stats/hypergeometric-tail.ts';

/** A value that is more frequent among mistakes than among all rows. */
export interface Suggestion {
  where: Predicate;
  /** Mistakes with the value, of all mistakes. */
  mistakes: number;
  /** Rows with the value, of all rows with a known answer. */
  rows: number;
  /** Its share of the mistakes over its share of the rows. */
  lift: number;
  /** Fisher's exact test toward more, adjusted over all values tested (Benjamini and Hochberg). */
  adjusted: number;
}

export interface Suggestions {
  /** Those with LEAST_LIFT at a false-discovery rate of 5%, the most mistakes beyond what its share of rows explains first. */
  found: readonly Suggestion[];
  mistakes: number;
  rows: number;
  /** Values tested: all that enough rows have. */
  tested: number;
}

/** Values of fewer rows are not tested: whether a value is tested must not hang on its mistakes. */
export const LEAST_ROWS = 10;
/** What is less over-represented says little, however sure it is. */
export const LEAST_LIFT = 1.2;
const FALSE_DISCOVERY = 0.05;
const MOST_FOUND = 20;

/**
 * Values of columns (the codes of searchItems) that mistakes have more often than rows do. `mistake` by row: 1, 0, or
 * NaN where it is not known; `mask`: one byte a row, 1 = counted, null = all.
 */
export function overRepresented(
  columns: Iterable<SearchItems>,
  mistake: ArrayLike<number>,
  mask: Uint8Array | null,
): Suggestions {
  const isIn = (row: number): boolean => !Number.isNaN(mistake[row]!) && (!mask || mask[row] === 1);
  let mistakes = 0;
  let rows = 0;
  for (let row = 0; row < mistake.length; row++) {
    if (!isIn(row)) continue;
    rows++;
    mistakes += mistake[row]!;
  }
  const tested: (Omit<Suggestion, 'adjusted' | 'lift'> & { p: number })[] = [];
  for (const { codes, values } of columns) {
    const all = new Float64Array(values.length);
    const wrong = new Float64Array(values.length);
    for (let row = 0; row < mistake.length; row++) {
      if (!isIn(row)) continue;
      all[codes[row]!]!++;
      wrong[codes[row]!]! += mistake[row]!;
    }
    values.forEach((where, code) => {
      const [hits, having] = [wrong[code]!, all[code]!];
      if (having < LEAST_ROWS || having === rows) return;
      tested.push({
        where,
        mistakes: hits,
        rows: having,
        p: hypergeometricTail(hits, mistakes, having, rows),
      });
    });
  }
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  const beyond = (one: { mistakes: number; rows: number }): number =>
    one.mistakes - (mistakes * one.rows) / rows;
  const found = tested
    .map(({ p: _p, ...one }, at) => ({
      ...one,
      lift: one.mistakes / mistakes / (one.rows / rows),
      adjusted: adjusted[at]!,
    }))
    .filter((one) => one.adjusted <= FALSE_DISCOVERY && one.lift >= LEAST_LIFT)
    .sort((a, b) => beyond(b) - beyond(a))
    .slice(0, MOST_FOUND);
  return { found, mistakes, rows, tested: tested.length };
}

/**
 * What counts as a mistake by row: wrong answers; of a regression, the tenth of the rows with the largest errors.
 * NaN where it is not known.
 */
export function mistakesOf({ of, values }: { of: 'wrong' | 'loss'; values: Float64Array }): Float64Array {
  if (of === 'wrong') return values;
  const sorted = values.filter((error) => !Number.isNaN(error)).sort();
  const bound = sorted[Math.floor(sorted.length * 0.9)] ?? Infinity;
  return values.map((error) => (Number.isNaN(error) ? NaN : Number(error >= bound && error > 0)));
}
