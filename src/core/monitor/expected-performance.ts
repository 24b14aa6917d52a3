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
  /** That part of it which comes from rows answered positive: the variance of the true positives. */
  variancePositives: number;
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
    variancePositives: 0,
  };
  for (let row = 0; row < chances.length; row++) {
    const [chance, answer] = [chances[row]!, answers[row]!];
    if (Number.isNaN(chance) || answer < 0) continue;
    counts.n++;
    counts.variance += chance * (1 - chance);
    if (answer > 0) {
      counts.variancePositives += chance * (1 - chance);
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
    variancePositives: a.variancePositives + b.variancePositives,
  };
}

/** What a metric comes to without labels over the windows [from, to) of a log; `of`: over which of their rows. */
export type Expectation = (from: number, to: number, of?: 'all' | 'labeled') => Estimate;

export type ExpectedMetric = 'accuracy' | 'precision' | 'recall' | 'f1' | 'prevalence';

/**
 * A metric to be expected, a ratio of expectations, with the interval in which the realised one lies 95% of the time:
 * normal, from the chances themselves, to first order where the denominator is a matter of chance too (recall, F1).
 */
export function expectedMetric(metric: ExpectedMetric, counts: ExpectedCounts): Estimate {
  const { truePositives: tp, falsePositives: fp, trueNegatives: tn, falseNegatives: fn, n } = counts;
  const { variance, variancePositives: ofTp } = counts;
  // Of the false negatives, which do not depend on the true positives.
  const ofFn = variance - ofTp;
  if (n === 0) return undefinedBecause('emptySlice', 0);
  switch (metric) {
    case 'accuracy':
      return within((tp + tn) / n, variance / n ** 2, n);
    case 'prevalence':
      return within((tp + fn) / n, variance / n ** 2, n);
    case 'precision':
      return tp + fp === 0
        ? undefinedBecause('noPredictedPositives', n)
        : within(tp / (tp + fp), ofTp / (tp + fp) ** 2, n);
    case 'recall':
      return tp + fn === 0
        ? undefinedBecause('noPositives', n)
        : within(tp / (tp + fn), (fn ** 2 * ofTp + tp ** 2 * ofFn) / (tp + fn) ** 4, n);
    case 'f1': {
      const rows = 2 * tp + fp + fn;
      return rows === 0
        ? undefinedBecause('noPositives', n)
        : within((2 * tp) / rows, ((2 * (tp + fp + fn)) ** 2 * ofTp + (2 * tp) ** 2 * ofFn) / rows ** 4, n);
    }
  }
}

function within(value: number, variance: number, n: number): Estimate {
  const reach = normalQuantile((1 + LEVEL) / 2) * Math.sqrt(variance);
  const [low, high] = [Math.max(0, value - reach), Math.min(1, value + reach)];
  return estimate(value, n, { low, high, level: LEVEL, method: 'normal, from the chances' });
}

/** Of a model with any number of classes: accuracy to be expected from the calibrated chance of each answer. */
export function expectedAccuracy(chancesOfAnswers: ArrayLike<number>): Estimate {
  return expectedMetric(
    'accuracy',
    expectedCounts(chancesOfAnswers, new Uint8Array(chancesOfAnswers.length).fill(1)),
  );
}
