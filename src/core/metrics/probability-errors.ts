import { estimate, undefinedBecause, type Dropped, type Estimate } from '../kernel/estimate.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import { meanInterval, momentsOf } from '../stats/mean-interval.ts';
import { weighedMean } from '../stats/weighed.ts';
import { withMissing } from './dropped-rows.ts';

/** Probabilities are kept this far from 0 and 1 before the logarithm: the spacing of doubles at 1, 2^-52. */
export const LOG_LOSS_CLIP = Number.EPSILON;

/**
 * Mean of -ln(probability given to the true class), natural logarithm, probabilities clipped to
 * [2^-52, 1 - 2^-52] and not rescaled. With a positive class: of p or 1 - p, by whether the row is positive.
 * Interval: t interval of the mean. Undefined without rows or scores. `weights`: sample weights by row.
 */
export function logLoss(
  outcome: ClassOutcome,
  dropped: Dropped = {},
  weights: Float64Array | null = null,
): Estimate {
  const loss = (p: number): number => -Math.log(Math.min(1 - LOG_LOSS_CLIP, Math.max(LOG_LOSS_CLIP, p)));
  return meanOverRows(outcome, loss, dropped, weights);
}

/**
 * Brier score: mean of (p - [row is positive])^2, where p is the positive class's probability.
 * Interval: t interval of the mean. Undefined without a positive class's scores.
 */
export function brierScore(
  outcome: ClassOutcome,
  dropped: Dropped = {},
  weights: Float64Array | null = null,
): Estimate {
  return meanOverRows(outcome, (p) => (1 - p) ** 2, dropped, weights);
}

/** Mean of a loss of the probability given to what is true of each labeled and answered row. */
function meanOverRows(
  outcome: ClassOutcome,
  lossOf: (p: number) => number,
  dropped: Dropped,
  weights: Float64Array | null,
): Estimate {
  const { truth, predicted, scores, positive } = outcome;
  if (!scores) return undefinedBecause('noScores', 0);
  const losses = new Float64Array(truth.length);
  const weighed = weights && new Float64Array(truth.length);
  let n = 0;
  let missing = 0;
  for (let i = 0; i < truth.length; i++) {
    const actual = truth[i]!;
    if (actual < 0 || predicted[i]! < 0) continue;
    const score = scores[positive ?? actual]![i]!;
    if (Number.isNaN(score)) missing++;
    else {
      if (weighed) weighed[n] = weights[i]!;
      losses[n++] = lossOf(positive === null || actual === positive ? score : 1 - score);
    }
  }
  if (n === 0) return undefinedBecause(missing > 0 ? 'noScores' : 'emptySlice', 0);
  if (weighed) {
    const { mean, interval } = weighedMean(losses.subarray(0, n), weighed, 0);
    return estimate(mean, n, interval, withMissing(dropped, missing));
  }
  const moments = momentsOf(losses.subarray(0, n));
  return estimate(moments.mean, n, meanInterval(moments, 0), withMissing(dropped, missing));
}
