import type { Estimate, Reason } from '../kernel/estimate.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import type { Series, Signal } from './signal.ts';

/**
 * A series from an estimate a window. Each variance is that of a normal with the width of the estimate's own interval, so
 * that it is not 0 where a share is 0 or 1 (Wilson's is not); a window too small for one has that of the other windows'
 * rows. Null where no window has one.
 */
export function seriesOf(signal: Signal, unit: string, estimates: readonly Estimate[]): Series {
  const variances = Float64Array.from(estimates, varianceOf);
  let [sum, rows] = [0, 0];
  estimates.forEach(({ n }, at) => {
    if (Number.isNaN(variances[at]!)) return;
    sum += variances[at]! * n * n;
    rows += n;
  });
  estimates.forEach(({ value, n }, at) => {
    if (value !== null && Number.isNaN(variances[at]!)) variances[at] = sum / rows / n;
  });
  return {
    signal,
    unit,
    values: Float64Array.from(estimates, ({ value }) => value ?? NaN),
    n: Float64Array.from(estimates, ({ n }) => n),
    variances: rows > 0 ? variances : null,
    reasons: estimates.map((one) => (one.value === null ? one.reason : null)),
  };
}

/** NaN without an interval. */
export function varianceOf(one: Estimate): number {
  if (one.value === null || !one.interval) return NaN;
  const { low, high, level } = one.interval;
  return ((high - low) / (2 * normalQuantile((1 + level) / 2))) ** 2;
}

/** Of a signal that a log cannot tell. */
export function emptySeries(signal: Signal, windows: number, reason: Reason): Series {
  return {
    signal,
    unit: 'number',
    values: new Float64Array(windows).fill(NaN),
    n: new Float64Array(windows),
    variances: null,
    reasons: Array.from({ length: windows }, () => reason),
  };
}
