import {
  estimate,
  undefinedBecause,
  type Dropped,
  type Estimate,
  type Interval,
} from '../kernel/estimate.ts';
import { Problem } from '../kernel/problem.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { binaryCounts } from './binary-counts.ts';
import type { ClassCounts } from './class-counts.ts';
import { droppedRows } from './dropped-rows.ts';
import type { Measure } from './measure.ts';

/** What each outcome of a yes-or-no decision is worth, in money a case; a loss is below 0. */
export interface OutcomeValues {
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
  trueNegative: number;
}

/** Cases by outcome, or their shares. */
export type OutcomeCounts = Readonly<Record<keyof OutcomeValues, number>>;

export const OUTCOMES = ['truePositive', 'falsePositive', 'falseNegative', 'trueNegative'] as const;

/** Money per 1,000 rows under such values: the metric that carries them, with the positive class, as parameters. */
export const VALUE = 'valuePerThousand';
const THOUSAND = 1000;

export function casesIn(counts: OutcomeCounts): number {
  return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** What a model is worth a case: the mean over its outcomes; null without cases. */
export function valuePerCase(values: OutcomeValues, counts: OutcomeCounts): number | null {
  const cases = casesIn(counts);
  if (cases === 0) return null;
  return OUTCOMES.reduce((sum, outcome) => sum + values[outcome] * counts[outcome], 0) / cases;
}

/** The interval of that mean, where the cases were counted; null for fewer than two. */
export function valueInterval(values: OutcomeValues, counts: OutcomeCounts): Interval | null {
  const mean = valuePerCase(values, counts);
  if (mean === null) return null;
  const squares = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome] * (values[outcome] - mean) ** 2, 0);
  return meanInterval({ n: casesIn(counts), mean, squares });
}

/** What is asked of rows once the values are known. */
export function valueMeasure(values: OutcomeValues, positive: string): Measure {
  const { truePositive, falsePositive, falseNegative, trueNegative } = values;
  return {
    metric: VALUE,
    params: { class: positive, truePositive, falsePositive, falseNegative, trueNegative },
  };
}

/**
 * Money per 1,000 rows that have a label and an answer, with the t interval of the mean over rows. `classes` names those
 * of `counts`. Throws Problem "measure.noValues" where the measure lacks a value, "measure.needsTwoClasses" where rows
 * are not of the class it names and one other.
 */
export function valuePerThousand(
  { params }: Measure,
  classes: readonly string[],
  counts: ClassCounts,
): Estimate {
  const values = valuesIn(params);
  const positive = classes.indexOf(String(params['class']));
  if (classes.length !== 2 || positive < 0) {
    throw new Problem({
      code: 'measure.needsTwoClasses',
      message: 'What errors cost is said of a yes and a no, and this model has other classes.',
      expected: `two classes, one of them “${String(params['class'])}”`,
      found: classes.join(', '),
    });
  }
  const { tp, fp, fn, tn } = binaryCounts(counts, positive);
  const outcomes = { truePositive: tp, falsePositive: fp, falseNegative: fn, trueNegative: tn };
  const dropped = droppedRows({ unlabeled: counts.unlabeled, missing: counts.failed, infinite: 0 });
  return scaled(values, outcomes, dropped);
}

function scaled(values: OutcomeValues, counts: OutcomeCounts, dropped: Dropped): Estimate {
  const mean = valuePerCase(values, counts);
  if (mean === null) return undefinedBecause(dropped.unlabeled ? 'unlabeled' : 'emptySlice', 0);
  const interval = valueInterval(values, counts);
  const wide = interval && { ...interval, low: interval.low * THOUSAND, high: interval.high * THOUSAND };
  return estimate(mean * THOUSAND, casesIn(counts), wide, dropped);
}

function valuesIn(params: Measure['params']): OutcomeValues {
  const of = (outcome: keyof OutcomeValues): number => {
    const value = params[outcome];
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw new Problem({
      code: 'measure.noValues',
      message: 'What the outcomes are worth is not said.',
      expected: 'an amount of money for each of the four outcomes',
      found: `none for ${outcome}`,
    });
  };
  const [truePositive, falsePositive] = [of('truePositive'), of('falsePositive')];
  return {
    truePositive,
    falsePositive,
    falseNegative: of('falseNegative'),
    trueNegative: of('trueNegative'),
  };
}
