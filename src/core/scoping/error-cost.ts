/** What each outcome of a yes-or-no decision is worth, in money a case; a loss is below 0. */
export interface OutcomeValues {
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
  trueNegative: number;
}

/** Cases by outcome, or their shares. */
export type OutcomeCounts = Readonly<Record<keyof OutcomeValues, number>>;

const OUTCOMES = ['truePositive', 'falsePositive', 'falseNegative', 'trueNegative'] as const;

/** What a model is worth a case: the mean over its outcomes; null without cases. */
export function valuePerCase(values: OutcomeValues, counts: OutcomeCounts): number | null {
  const cases = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  if (cases === 0) return null;
  return OUTCOMES.reduce((sum, outcome) => sum + values[outcome] * counts[outcome], 0) / cases;
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
