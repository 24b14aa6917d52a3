import type { Predicate } from '../slices/predicate.ts';
import { conjoin } from '../slices/predicate-key.ts';
import { count, fraction, type Arithmetic, type Quantity, type Term } from './arithmetic.ts';
import { actualRows, judgedRows, type CountedRows } from './counted-rows.ts';

type Worked = Pick<Arithmetic, 'formula' | 'quantities' | 'steps'>;

/** Sums over rows behind those metrics that no table of counts holds; weighted where the evaluation is. */
export type MetricSums = Readonly<Partial<Record<SumName, number>>>;
export type SumName =
  | 'rows'
  | 'absoluteErrors'
  | 'squaredErrors'
  | 'errors'
  | 'spread'
  | 'percentageErrors'
  | 'percentageRows'
  | 'scoredRows'
  | 'logLosses'
  | 'squaredProbabilityErrors'
  | 'pairsWon'
  | 'positives'
  | 'negatives'
  | 'distinctScores';

/** Rows of a regression with an error: those with a true value and an answer. */
const WITH_ERROR: Predicate = {
  op: 'not',
  of: { op: 'missing', field: { of: 'prediction', name: 'error' } },
};

/**
 * Means over rows, and what is ranked by score, from sums over rows; null for any other and where a sum is not here.
 * `rows` null where they are not here; `positive`: the class that scores are of.
 */
export function meanArithmetic(
  metric: string,
  sums: MetricSums,
  unit: 'label' | 'number',
  rows: CountedRows | null = null,
  positive: string | null = null,
): Worked | null {
  const term = (value: number): Term => ({ value, unit });
  const mean = (sum: SumName, counted: SumName, words: string, root = false): Worked | null => {
    const [top, n] = [sums[sum], sums[counted]];
    const where = {
      rows: rows && conjoin(rows.within, WITH_ERROR),
      scoredRows: rows && judgedRows(rows, null),
    };
    if (top === undefined || n === undefined) return null;
    const [open, close] = root ? ['√(', ')'] : ['', ''];
    return {
      formula: `${open}sum of ${words} / n${close}`,
      quantities: [
        quantity('n', 'rows it is of', n, counted === 'percentageRows' ? null : where[counted as 'rows']),
        quantity('sum', `sum of ${words}`, top),
      ],
      steps: [[...(open ? [open] : []), term(top), ' / ', count(n), ...(close ? [close] : [])]],
    };
  };
  switch (metric) {
    case 'mae':
      return mean('absoluteErrors', 'rows', '|predicted - true|');
    case 'rmse':
      return mean('squaredErrors', 'rows', '(predicted - true)²', true);
    case 'bias':
      return mean('errors', 'rows', '(predicted - true)');
    case 'mape':
      return mean('percentageErrors', 'percentageRows', '|predicted - true| / |true|');
    case 'logLoss':
      return mean('logLosses', 'scoredRows', '-ln(probability of the true class)');
    case 'brier':
      return mean('squaredProbabilityErrors', 'scoredRows', '(probability - outcome)²');
    case 'r2':
      return rSquared(sums);
    case 'rocAuc':
      return rocAuc(sums, rows, positive);
    default:
      return null;
  }
}

function rSquared({ squaredErrors, spread }: MetricSums): Worked | null {
  if (squaredErrors === undefined || spread === undefined) return null;
  const [error, whole]: Term[] = [
    { value: squaredErrors, unit: 'number' },
    { value: spread, unit: 'number' },
  ];
  return {
    formula: '1 - sum of (predicted - true)² / sum of (true - mean of true)²',
    quantities: [],
    steps: [
      ['1 - ', error!, ' / ', whole!],
      ['1 - ', fraction(squaredErrors / spread)],
    ],
  };
}

function rocAuc(
  { pairsWon, positives, negatives }: MetricSums,
  rows: CountedRows | null,
  positive: string | null,
): Worked | null {
  if (pairsWon === undefined || positives === undefined || negatives === undefined) return null;
  const of = (name: string, value: number, actual: boolean): Quantity =>
    quantity(
      name,
      positive === null ? 'with a score' : `actual ${actual ? '' : 'not '}“${positive}”`,
      value,
      rows && positive !== null ? actualRows(rows, positive, actual) : null,
    );
  return {
    formula: 'pairs won / (positives × negatives)',
    quantities: [
      of('positives', positives, true),
      of('negatives', negatives, false),
      quantity('pairs won', 'a positive with the higher score; a tie counts one half', pairsWon),
    ],
    steps: [
      [count(pairsWon), ' / (', count(positives), ' × ', count(negatives), ')'],
      [count(pairsWon), ' / ', count(positives * negatives)],
    ],
  };
}

function quantity(name: string, words: string, value: number, where: Predicate | null = null): Quantity {
  return { name, words, value, where };
}
