import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { SheetRow } from './error-sheet.ts';
import type { Baseline, SheetMetric } from './sheet.ts';
import { higherIsBetter, isFraction } from './sheet-metric.ts';

export interface GainParts {
  metric: SheetMetric;
  /** Of the row, and of all rows. */
  measured: Estimate;
  overall: Estimate;
  /** The row's weight in the overall metric: its part of the rows that the metric is a share or a mean of. */
  weight: number;
  baseline: Baseline | null;
}

/**
 * What closing the gap to a baseline in a slice would bring overall, all else as it is: max(0, gap) x weight. The gap is
 * baseline - metric where more is better, else metric - baseline. Fractions have gaps that are fractions and gains in
 * percentage points (a gap of .01 in 60% of the data: .60); errors of values have the label's unit. The gain of an RMSE
 * is by how much the overall one falls when the slice's mean squared error falls to the baseline's. Precision counts on
 * as many predictions of the class as now. The gain's interval comes from the metric's bounds, the baseline and weight
 * taken as known. null without a baseline.
 */
export function gainOf({
  metric,
  measured,
  overall,
  weight,
  baseline,
}: GainParts): Pick<SheetRow, 'gap' | 'gain'> {
  if (!baseline) return { gap: null, gain: null };
  if (measured.value === null) return { gap: null, gain: undefinedBecause(measured.reason, measured.n) };
  const now = measured.value;
  const gapFrom = (value: number): number =>
    higherIsBetter(metric) ? baseline.value - value : value - baseline.value;
  const gainFrom = (value: number): number => {
    const gap = Math.max(0, gapFrom(value));
    if (metric.metric !== 'rmse') return gap * weight * (isFraction(metric) ? 100 : 1);
    // The overall RMSE if the slice's were `to` and the rest as it is.
    const after = (to: number): number =>
      Math.sqrt(Math.max(0, (overall.value ?? now) ** 2 + weight * (to ** 2 - now ** 2)));
    return gap === 0 ? 0 : after(value) - after(baseline.value);
  };
  const { interval } = measured;
  const ends = interval ? [gainFrom(interval.low), gainFrom(interval.high)] : [];
  const bounds = interval && {
    low: Math.min(...ends),
    high: Math.max(...ends),
    level: interval.level,
    method: `from the ${interval.method} bounds of the metric`,
  };
  return { gap: gapFrom(now), gain: estimate(gainFrom(now), measured.n, bounds) };
}
