import type { Interval } from '../kernel/estimate.ts';
import { meanInterval } from '../stats/mean-interval.ts';

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

export function casesIn(counts: OutcomeCounts): number {
  return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** What the same cases would come to if all of them were called positive, or negative, or each what it is. */
export function otherwise(to: 'positive' | 'negative' | 'right', counts: OutcomeCounts): OutcomeCounts {
  const positives = counts.truePositive + counts.falseNegative;
  const negatives = counts.trueNegative + counts.falsePositive;
  const [truePositive, falsePositive] = [
    to === 'negative' ? 0 : positives,
    to === 'positive' ? negatives : 0,
  ];
  return {
    ...{ truePositive, falsePositive },
    falseNegative: positives - truePositive,
    trueNegative: negatives - falsePositive,
  };
}

/**
 * How many false positives cost as much as a false negative does, each against having been right: what a threshold is
 * chosen by (Elkan 2001). Null where one of them costs nothing or is a gain: then it is best to always say the same.
 */
export function costRatio(values: OutcomeValues): number | null {
  const falsePositive = values.trueNegative - values.falsePositive;
  const falseNegative = values.truePositive - values.falseNegative;
  return falsePositive > 0 && falseNegative > 0 ? falseNegative / falsePositive : null;
}

/** The chance of being positive from which on it pays to say so; null as above. */
export function bestThreshold(values: OutcomeValues): number | null {
  const ratio = costRatio(values);
  return ratio === null ? null : 1 / (1 + ratio);
}
