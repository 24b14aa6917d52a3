import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { meanInterval, momentsOf } from '../stats/mean-interval.ts';
import type { Residuals } from './residuals.ts';

/** Mean absolute error, in the label's unit. Interval: t interval of the mean. */
export function meanAbsoluteError({ errors, dropped }: Residuals): Estimate {
  if (errors.length === 0) return undefinedBecause('emptySlice', 0);
  const moments = momentsOf(errors.map(Math.abs));
  return estimate(moments.mean, moments.n, meanInterval(moments, 0), dropped);
}

/** Mean of predicted minus true, in the label's unit; positive where the model says too much. t interval. */
export function meanError({ errors, dropped }: Residuals): Estimate {
  if (errors.length === 0) return undefinedBecause('emptySlice', 0);
  const moments = momentsOf(errors);
  return estimate(moments.mean, moments.n, meanInterval(moments), dropped);
}

/** Root of the mean squared error, in the label's unit. Interval: roots of the t interval of the mean square. */
export function rootMeanSquaredError({ errors, dropped }: Residuals): Estimate {
  if (errors.length === 0) return undefinedBecause('emptySlice', 0);
  const moments = momentsOf(errors.map((error) => error * error));
  const square = meanInterval(moments, 0);
  const interval = square && {
    ...square,
    low: Math.sqrt(square.low),
    high: Math.sqrt(square.high),
    method: 't interval of the mean square, its root',
  };
  return estimate(Math.sqrt(moments.mean), moments.n, interval, dropped);
}

/**
 * Mean of |error| / |true value|, a fraction. Rows whose true value is 0 have none: they are left out and counted
 * as infinite. t interval. Undefined ("tooFew") where every true value is 0.
 */
export function meanAbsolutePercentageError({ truth, errors, dropped }: Residuals): Estimate {
  if (errors.length === 0) return undefinedBecause('emptySlice', 0);
  const ratios = errors.map((error, i) => Math.abs(error / truth[i]!)).filter((_, i) => truth[i] !== 0);
  const zeros = errors.length - ratios.length;
  if (ratios.length === 0) return undefinedBecause('tooFew', 0);
  const moments = momentsOf(ratios);
  const leftOut = zeros === 0 ? dropped : { ...dropped, infinite: (dropped.infinite ?? 0) + zeros };
  return estimate(moments.mean, moments.n, meanInterval(moments, 0), leftOut);
}
