import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import { meanInterval, momentsOf } from '../stats/mean-interval.ts';
import { weighedMean } from '../stats/weighed.ts';
import type { Residuals } from './residuals.ts';

/** With sample weights these are weighted means, and their intervals those of `weighedMean`. */
function meanOf(
  values: Float64Array,
  weights: Float64Array | null | undefined,
  atLeast?: number,
): { mean: number; interval: Interval | null } {
  if (weights) return weighedMean(values, weights, atLeast);
  const moments = momentsOf(values);
  return { mean: moments.mean, interval: meanInterval(moments, atLeast) };
}

/** Mean absolute error, in the label's unit. Interval: t interval of the mean. */
export function meanAbsoluteError({ errors, dropped, weights }: Residuals): Estimate {
  if (errors.length === 0) return undefinedBecause('emptySlice', 0);
  const { mean, interval } = meanOf(errors.map(Math.abs), weights, 0);
  return estimate(mean, errors.length, interval, dropped);
}

/** Mean of predicted minus true, in the label's unit; positive where the model says too much. t interval. */
export function meanError({ errors, dropped, weights }: Residuals): Estimate {
  if (errors.length === 0) return undefinedBecause('emptySlice', 0);
  const { mean, interval } = meanOf(errors, weights);
  return estimate(mean, errors.length, interval, dropped);
}

/** Root of the mean squared error, in the label's unit. Interval: roots of the t interval of the mean square. */
export function rootMeanSquaredError({ errors, dropped, weights }: Residuals): Estimate {
  if (errors.length === 0) return undefinedBecause('emptySlice', 0);
  const squared = errors.map((error) => error * error);
  const { mean, interval: square } = meanOf(squared, weights, 0);
  const interval = square && {
    ...square,
    low: Math.sqrt(square.low),
    high: Math.sqrt(square.high),
    method: `t interval of the ${weights ? 'weighted ' : ''}mean square, its root`,
  };
  return estimate(Math.sqrt(mean), errors.length, interval, dropped);
}

/**
 * Mean of |error| / |true value|, a fraction. Rows whose true value is 0 have none: they are left out and counted
 * as infinite. t interval. Undefined ("tooFew") where every true value is 0.
 */
export function meanAbsolutePercentageError({ truth, errors, dropped, weights }: Residuals): Estimate {
  if (errors.length === 0) return undefinedBecause('emptySlice', 0);
  const ratios = errors.map((error, i) => Math.abs(error / truth[i]!)).filter((_, i) => truth[i] !== 0);
  const zeros = errors.length - ratios.length;
  if (ratios.length === 0) return undefinedBecause('tooFew', 0);
  const { mean, interval } = meanOf(
    ratios,
    weights?.filter((_, i) => truth[i] !== 0),
    0,
  );
  const leftOut = zeros === 0 ? dropped : { ...dropped, infinite: (dropped.infinite ?? 0) + zeros };
  return estimate(mean, ratios.length, interval, leftOut);
}
