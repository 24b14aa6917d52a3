import type { OutcomeCounts, OutcomeValues } from '../metrics/outcome-value.ts';

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
