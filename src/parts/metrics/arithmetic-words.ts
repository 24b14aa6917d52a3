import type { Term, TermUnit } from '../../core/metrics/arithmetic.ts';
import { formatCount, formatFixed, formatNumber, formatPercent } from '../../ui/format.ts';

/** A number of a calculation as it is written; counts may be sums of weights. */
export function amountWords(value: number, unit: TermUnit): string {
  switch (unit) {
    case 'count':
      return Number.isInteger(value) ? formatCount(value) : formatNumber(value, 6);
    case 'fraction':
      return formatPercent(value);
    case 'points':
      return formatFixed(value, 1);
    case 'gain':
      return formatFixed(value, 2);
    case 'number':
      return Math.abs(value) < 1000 ? formatFixed(value, 3) : formatNumber(value, 6);
    case 'label':
      return formatNumber(value, 6);
  }
}

/** A line of a calculation: "68 / (68 + 9)". */
export function stepWords(terms: readonly Term[]): string {
  return terms
    .map((term) => (typeof term === 'string' ? term : amountWords(term.value, term.unit)))
    .join('')
    .replaceAll(' - ', ' − ');
}
