import { count, fraction, sumOf, type Arithmetic, type Quantity, type Term } from './arithmetic.ts';
import type { BinaryCounts } from './binary-counts.ts';
import { binaryQuantities, type CountedRows } from './counted-rows.ts';

type Name = 'TP' | 'FP' | 'FN' | 'TN';
type Worked = Pick<Arithmetic, 'formula' | 'quantities' | 'steps'>;

/** Share metrics of a two-by-two table by what is counted and what it is counted of. */
const SHARES: Readonly<Record<string, readonly [top: readonly Name[], of: readonly Name[]]>> = {
  precision: [['TP'], ['TP', 'FP']],
  recall: [['TP'], ['TP', 'FN']],
  specificity: [['TN'], ['TN', 'FP']],
  falsePositiveRate: [['FP'], ['FP', 'TN']],
  falseNegativeRate: [['FN'], ['FN', 'TP']],
  prevalence: [
    ['TP', 'FN'],
    ['TP', 'FP', 'FN', 'TN'],
  ],
  selectionRate: [
    ['TP', 'FP'],
    ['TP', 'FP', 'FN', 'TN'],
  ],
};

/** Metrics of one class against the rest (or the only `other`), from its four counts; null for any other metric. */
export function binaryArithmetic(
  metric: string,
  counts: BinaryCounts,
  positive: string,
  rows: CountedRows | null,
  other: string | null = null,
): Worked | null {
  const of = binaryQuantities(counts, positive, rows, other);
  const share = SHARES[metric];
  if (share) return shareOf(share[0], share[1], of);
  const { tp, fp, fn, tn } = counts;
  const { TP, FP, FN, TN } = of;
  switch (metric) {
    case 'f1':
      return {
        formula: '2 × TP / (2 × TP + FP + FN)',
        quantities: [TP, FP, FN],
        steps: [
          ['2 × ', count(tp), ' / (2 × ', count(tp), ' + ', count(fp), ' + ', count(fn), ')'],
          [count(2 * tp), ' / ', count(2 * tp + fp + fn)],
          ...(tp > 0 ? [harmonicMean(tp / (tp + fp), tp / (tp + fn))] : []),
        ],
      };
    case 'balancedAccuracy':
      return {
        formula: '(TP / (TP + FN) + TN / (TN + FP)) / 2',
        quantities: [TP, FN, TN, FP],
        steps: [
          [
            '(',
            ...ratio([count(tp)], [count(tp), count(fn)]),
            ' + ',
            ...ratio([count(tn)], [count(tn), count(fp)]),
            ') / 2',
          ],
          ['(', fraction(tp / (tp + fn)), ' + ', fraction(tn / (tn + fp)), ') / 2'],
        ],
      };
    case 'mcc':
      return {
        formula: '(TP × TN - FP × FN) / √((TP + FP) × (TP + FN) × (TN + FP) × (TN + FN))',
        quantities: [TP, FP, FN, TN],
        steps: [
          [
            ...['(', count(tp), ' × ', count(tn), ' - ', count(fp), ' × ', count(fn), ') / √('],
            ...[count(tp + fp), ' × ', count(tp + fn), ' × ', count(tn + fp), ' × ', count(tn + fn), ')'],
          ],
          [
            count(tp * tn - fp * fn),
            ' / ',
            { value: Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)), unit: 'number' },
          ],
        ],
      };
    case 'cohenKappa': {
      const n = tp + fp + fn + tn;
      const chance = ((tp + fp) * (tp + fn) + (tn + fn) * (tn + fp)) / n / n;
      return {
        formula: '(agreement - chance) / (1 - chance)',
        quantities: [TP, FP, FN, TN],
        steps: [
          ['agreement = ', ...ratio([count(tp), count(tn)], [count(n)]), ' = ', fraction((tp + tn) / n)],
          [
            ...['chance = (', count(tp + fp), ' × ', count(tp + fn), ' + ', count(tn + fn), ' × '],
            ...[count(tn + fp), ') / ', count(n), '² = ', fraction(chance)],
          ],
          ['(', fraction((tp + tn) / n), ' - ', fraction(chance), ') / (1 - ', fraction(chance), ')'],
        ],
      };
    }
    default:
      return null;
  }
}

/** F1 from two rates: 2pr / (p + r), as in "97.0% and 7.3% give 13.6%". */
export function f1OfRates(precision: number, recall: number): number {
  return (2 * precision * recall) / (precision + recall);
}

function harmonicMean(p: number, r: number): Term[] {
  return [
    ...['of precision and recall: 2 × ', fraction(p), ' × ', fraction(r)],
    ...[' / (', fraction(p), ' + ', fraction(r), ') = ', fraction(f1OfRates(p, r))],
  ];
}

function shareOf(top: readonly Name[], of: readonly Name[], by: Record<Name, Quantity>): Worked {
  const names = (list: readonly Name[]): string => list.join(' + ');
  const put = (list: readonly Name[]): Term[] => list.map((name) => count(by[name].value));
  const total = (list: readonly Name[]): number => list.reduce((sum, name) => sum + by[name].value, 0);
  return {
    formula: `${inBrackets(names(top), top.length)} / ${inBrackets(names(of), of.length)}`,
    quantities: of.map((name) => by[name]),
    steps: [ratio(put(top), put(of)), [count(total(top)), ' / ', count(total(of))]],
  };
}

function inBrackets(words: string, parts: number): string {
  return parts > 1 ? `(${words})` : words;
}

/** "(a + b) / (c + d)". */
export function ratio(top: readonly Term[], bottom: readonly Term[]): Term[] {
  const side = (terms: readonly Term[]): Term[] =>
    terms.length > 1 ? ['(', ...sumOf(terms), ')'] : [...terms];
  return [...side(top), ' / ', ...side(bottom)];
}
