import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';

const LEVEL = 0.95;

/** Counts to be expected where the chances are right. */
export interface ExpectedCounts {
  truePositives: number;
  falsePositives: number;
  trueNegatives: number;
  falseNegatives: number;
  /** Rows with a chance and an answer. */
  n: number;
  /** Variance of the number of right answers. */
  variance: number;
}

/**
 * What a binary model's answers come to without labels (CBPE): each row is positive with its calibrated chance. Right as
 * long as the chances stay right, which a change of P(y|x) ends. `answers`: 1, 0, or below 0 for none.
 */
export function expectedCounts(chances: ArrayLike<number>, answers: ArrayLike<number>): ExpectedCounts {
  const counts = {
    truePositives: 0,
    falsePositives: 0,
    trueNegatives: 0,
    falseNegatives: 0,
    n: 0,
    variance: 0,
  };
  for (let row = 0; row < chances.length; row++) {
    const [chance, answer] = [chances[row]!, answers[row]!];
    if (Number.isNaN(chance) || answer < 0) continue;
    counts.n++;
    counts.variance += chance * (1 - chance);
    if (answer > 0) {
      counts.truePositives += chance;
      counts.falsePositives += 1 - chance;
    } else {
      counts.falseNegatives += chance;
      counts.trueNegatives += 1 - chance;
    }
  }
  return counts;
}

/** Counts of parts of the rows add up. */
export function addExpected(a: ExpectedCounts, b: ExpectedCounts): ExpectedCounts {
  return {
    truePositives: a.truePositives + b.truePositives,
    falsePositives: a.falsePositives + b.falsePositives,
    trueNegatives: a.trueNegatives + b.trueNegatives,
    falseNegatives: a.falseNegatives + b.falseNegatives,
    n: a.n + b.n,
    variance: a.variance + b.variance,
  };
}

export type ExpectedMetric = 'accuracy' | 'precision' | 'recall' | 'f1';

/**
 * A metric to be expected. Accuracy has the interval in which the realised one lies 95% of the time (normal, from the
 * chances themselves); the others are ratios of expectations.
 */
export function expectedMetric(metric: ExpectedMetric, counts: ExpectedCounts): Estimate {
  const {
    truePositives: tp,
    falsePositives: fp,
    trueNegatives: tn,
    falseNegatives: fn,
    n,
    variance,
  } = counts;
  if (n === 0) return undefinedBecause('emptySlice', 0);
  if (metric === 'accuracy') {
    const value = (tp + tn) / n;
    const reach = (normalQuantile((1 + LEVEL) / 2) * Math.sqrt(variance)) / n;
    return estimate(value, n, {
      low: Math.max(0, value - reach),
      high: Math.min(1, value + reach),
      level: LEVEL,
      method: 'normal, from the chances',
    });
  }
  if (metric === 'precision')
    return tp + fp === 0 ? undefinedBecause('noPredictedPositives', n) : estimate(tp / (tp + fp), n);
  if (metric === 'recall')
    return tp + fn === 0 ? undefinedBecause('noPositives', n) : estimate(tp / (tp + fn), n);
  return 2 * tp + fp + fn === 0
    ? undefinedBecause('noPositives', n)
    : estimate((2 * tp) / (2 * tp + fp + fn), n);
}

/** Of a model with any number of classes: accuracy to be expected from the calibrated chance of each answer. */
export function expectedAccuracy(chancesOfAnswers: ArrayLike<number>): Estimate {
  return expectedMetric(
    'accuracy',
    expectedCounts(chancesOfAnswers, new Uint8Array(chancesOfAnswers.length).fill(1)),
  );
}
