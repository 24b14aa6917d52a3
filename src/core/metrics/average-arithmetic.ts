import { count, fraction, sumOf, type Arithmetic, type Term } from './arithmetic.ts';
import type { Margins } from './class-counts.ts';
import { judgedRows, type CountedRows } from './counted-rows.ts';

type Worked = Pick<Arithmetic, 'formula' | 'quantities' | 'steps'>;
/** Averages with more parts than this are written as a sum that is not spelled out. */
const MOST_PARTS = 12;

type Part = 'precision' | 'recall' | 'F1';
type Over = 'present' | 'all' | 'weighted';

const AVERAGES: Readonly<Record<string, readonly [Part, Over]>> = {
  macroPrecision: ['precision', 'present'],
  macroRecall: ['recall', 'present'],
  macroF1: ['F1', 'present'],
  macroPrecisionAllLabels: ['precision', 'all'],
  macroRecallAllLabels: ['recall', 'all'],
  macroF1AllLabels: ['F1', 'all'],
  weightedPrecision: ['precision', 'weighted'],
  weightedRecall: ['recall', 'weighted'],
  weightedF1: ['F1', 'weighted'],
};

const RIGHT_OF_ALL = new Set(['accuracy', 'microPrecision', 'microRecall', 'microF1']);

/** Metrics of several classes at once, from the margins of their confusion matrix; null for any other. */
export function averageArithmetic(metric: string, margins: Margins, rows: CountedRows | null): Worked | null {
  if (RIGHT_OF_ALL.has(metric)) return rightOfAll(margins, rows);
  const average = AVERAGES[metric];
  if (average) return averaged(margins, ...average);
  if (metric === 'balancedAccuracy') return meanRecall(margins);
  if (metric === 'cohenKappa') return kappa(margins);
  return metric === 'mcc' ? mcc(margins) : null;
}

function rightOfAll(margins: Margins, rows: CountedRows | null): Worked {
  const right = sum(margins.hits);
  return {
    formula: 'right / (right + wrong)',
    quantities: [
      { name: 'right', words: 'predicted right', value: right, where: rows && judgedRows(rows, false) },
      {
        name: 'wrong',
        words: 'predicted wrong',
        value: margins.n - right,
        where: rows && judgedRows(rows, true),
      },
    ],
    steps: [[count(right), ' / ', count(margins.n)]],
  };
}

function averaged({ hits, actual, predicted, n }: Margins, part: Part, over: Over): Worked {
  const rates: number[] = [];
  const weights: number[] = [];
  hits.forEach((hit, k) => {
    const [a, p] = [actual[k]!, predicted[k]!];
    if (over !== 'all' && (over === 'weighted' ? a : a + p) === 0) return;
    const bottom = part === 'precision' ? p : part === 'recall' ? a : (a + p) / 2;
    rates.push(hit === 0 ? 0 : hit / bottom);
    weights.push(over === 'weighted' ? a : 1);
  });
  const total = over === 'weighted' ? n : rates.length;
  const whole = rates.reduce((all, rate, k) => all + weights[k]! * rate, 0);
  const terms = rates.map((rate, k): Term[] =>
    over === 'weighted' ? [count(weights[k]!), ' × ', fraction(rate)] : [fraction(rate)],
  );
  const spelled = rates.length <= MOST_PARTS;
  return {
    formula:
      over === 'weighted'
        ? `sum over classes of (rows of the class × its ${part}) / rows`
        : `sum over classes of their ${part} / classes`,
    quantities: [
      {
        name: over === 'weighted' ? 'rows' : 'classes',
        words:
          over === 'weighted'
            ? 'rows of all classes'
            : over === 'all'
              ? 'all labels, absent ones at 0'
              : 'in the truth or the predictions',
        value: total,
        where: null,
      },
    ],
    steps: [
      ...(spelled
        ? [['(', ...terms.flatMap((term, at) => (at === 0 ? term : [' + ', ...term])), ') / ', count(total)]]
        : []),
      [{ value: whole, unit: 'number' }, ' / ', count(total)],
    ],
  };
}

function meanRecall({ hits, actual }: Margins): Worked {
  const recalls = Array.from(hits, (hit, k) => hit / actual[k]!).filter((_, k) => actual[k]! > 0);
  const whole = recalls.reduce((all, recall) => all + recall, 0);
  return {
    formula: 'sum of recall over the classes that occur / classes that occur',
    quantities: [{ name: 'classes', words: 'with rows in the truth', value: recalls.length, where: null }],
    steps: [
      ...(recalls.length <= MOST_PARTS
        ? [['(', ...sumOf(recalls.map(fraction)), ') / ', count(recalls.length)]]
        : []),
      [{ value: whole, unit: 'number' }, ' / ', count(recalls.length)],
    ],
  };
}

function kappa({ hits, actual, predicted, n }: Margins): Worked {
  const agreed = sum(hits) / n;
  const chance = dot(actual, predicted) / n / n;
  return {
    formula: '(agreement - chance) / (1 - chance)',
    quantities: [
      { name: 'n', words: 'with a true answer and a prediction', value: n, where: null },
      { name: 'right', words: 'predicted right', value: sum(hits), where: null },
    ],
    steps: [
      ['agreement = ', count(sum(hits)), ' / ', count(n), ' = ', fraction(agreed)],
      [
        'chance = sum over classes of (rows of it × rows predicted so) / n² = ',
        count(dot(actual, predicted)),
        ' / ',
        count(n),
        '² = ',
        fraction(chance),
      ],
      ['(', fraction(agreed), ' - ', fraction(chance), ') / (1 - ', fraction(chance), ')'],
    ],
  };
}

function mcc({ hits, actual, predicted, n }: Margins): Worked {
  const both = dot(actual, predicted);
  const [ofTruth, ofPredicted] = [n * n - dot(actual, actual), n * n - dot(predicted, predicted)];
  return {
    formula:
      '(right × n - Σ actual × predicted) / √((n² - Σ actual²) × (n² - Σ predicted²)), each Σ over classes',
    quantities: [
      { name: 'n', words: 'with a true answer and a prediction', value: n, where: null },
      { name: 'right', words: 'predicted right', value: sum(hits), where: null },
    ],
    steps: [
      [
        ...['(', count(sum(hits)), ' × ', count(n), ' - ', count(both), ') / √('],
        ...[count(ofTruth), ' × ', count(ofPredicted), ')'],
      ],
    ],
  };
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((all, value, k) => all + value * b[k]!, 0);
}
