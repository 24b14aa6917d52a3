import { count, fraction, type Arithmetic, type Quantity, type Term } from './arithmetic.ts';

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

/** Means over rows, and what is ranked by score, from sums over rows; null for any other and where a sum is not here. */
export function meanArithmetic(metric: string, sums: MetricSums, unit: 'label' | 'number'): Worked | null {
  const term = (value: number): Term => ({ value, unit });
  const mean = (sum: SumName, rows: SumName, words: string, root = false): Worked | null => {
    const [top, n] = [sums[sum], sums[rows]];
    if (top === undefined || n === undefined) return null;
    const [open, close] = root ? ['√(', ')'] : ['', ''];
    return {
      formula: `${open}sum of ${words} / n${close}`,
      quantities: [quantity('n', 'rows it is of', n), quantity('sum', `sum of ${words}`, top)],
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
      return rocAuc(sums);
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

function rocAuc({ pairsWon, positives, negatives }: MetricSums): Worked | null {
  if (pairsWon === undefined || positives === undefined || negatives === undefined) return null;
  return {
    formula: 'pairs won / (positives × negatives)',
    quantities: [
      quantity('positives', 'with a score', positives),
      quantity('negatives', 'with a score', negatives),
      quantity('pairs won', 'a positive with the higher score; a tie counts one half', pairsWon),
    ],
    steps: [
      [count(pairsWon), ' / (', count(positives), ' × ', count(negatives), ')'],
      [count(pairsWon), ' / ', count(positives * negatives)],
    ],
  };
}

function quantity(name: string, words: string, value: number): Quantity {
  return { name, words, value, where: null };
}
