import type { ErrorSheet } from '../../../core/evaluation/error-sheet.ts';
import { isFraction } from '../../../core/evaluation/sheet-metric.ts';

/** Slices with less than this may run off the scale: a handful of rows must not flatten all the others. */
const LEAST_SHARE = 0.005;
const LEAST_ROWS = 5;

/** The scale that all intervals of a sheet share: its values, bounds and baselines with a little room at both ends. */
export function intervalDomain({ metric, all, rows }: ErrorSheet): readonly [number, number] {
  const shown = [all, ...rows.filter(({ n, share }) => n >= LEAST_ROWS && share >= LEAST_SHARE)];
  const ends = shown.flatMap(({ metric: { value, ...measured }, baseline }) => {
    const interval = 'interval' in measured ? measured.interval : null;
    return [value, interval?.low, interval?.high, baseline?.value].filter(
      (end) => end !== null && end !== undefined,
    );
  });
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  if (ends.length === 0) return [0, 1];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [Math.max(0, low - room), isFraction(metric) ? Math.min(1, high + room) : high + room];
}
