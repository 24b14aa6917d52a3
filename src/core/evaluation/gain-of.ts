import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { ErrorSheet, SheetRow } from './error-sheet.ts';
import type { Baseline } from './sheet.ts';

/**
 * What closing the gap to a baseline in a slice would bring overall: max(0, gap) x share of the data.
 * For accuracy the gap is a fraction (baseline - accuracy) and the gain is in percentage points (a gap of .01 in
 * 60% of the data: .60); for MAE the gap is MAE - baseline and the gain has the label's unit. The gain's interval
 * comes from the metric's bounds, the baseline and share taken as known. null without a baseline.
 */
export function gainOf(
  metric: ErrorSheet['metric'],
  measured: Estimate,
  share: number,
  baseline: Baseline | null,
): Pick<SheetRow, 'gap' | 'gain'> {
  if (!baseline) return { gap: null, gain: null };
  if (measured.value === null) return { gap: null, gain: undefinedBecause(measured.reason, measured.n) };
  const gapFrom = (value: number): number =>
    metric === 'accuracy' ? baseline.value - value : value - baseline.value;
  const scale = metric === 'accuracy' ? 100 : 1;
  const gainFrom = (value: number): number => Math.max(0, gapFrom(value)) * share * scale;
  const { interval } = measured;
  const ends = interval ? [gainFrom(interval.low), gainFrom(interval.high)] : [];
  const bounds = interval && {
    low: Math.min(...ends),
    high: Math.max(...ends),
    level: interval.level,
    method: `from the ${interval.method} bounds of the metric`,
  };
  return { gap: gapFrom(measured.value), gain: estimate(gainFrom(measured.value), measured.n, bounds) };
}
