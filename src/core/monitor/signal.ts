import type { Reason } from '../kernel/estimate.ts';
import type { Id } from '../kernel/objects.ts';

/** Distances between a window and the reference that a signal can be. */
export type SignalDistance = 'wassersteinOverSigma' | 'ks' | 'jsDistanceBase2' | 'psi';

/**
 * A figure of a log by window: what charts, alarms, detectors, dashboards and pipelines all take. Shares are fractions.
 * "input" and "output" below say what a column is, not how it is counted.
 */
export type Signal =
  /** Rows a window. */
  | { of: 'rows' }
  /** Share of rows without a value. */
  | { of: 'missing'; column: string }
  /** Of a column of numbers, or of a text's number of characters. */
  | { of: 'mean'; column: string }
  /** Of numbers, to the width of a cell. */
  | { of: 'quantile'; column: string; q: number }
  /** Share of the rows that have this value, among those with a value. */
  | { of: 'share'; column: string; value: string }
  /** Share of the rows with a value that does not occur in the reference. */
  | { of: 'unseen'; column: string }
  /** Share of the rows with a number beyond the least and the greatest of the reference. */
  | { of: 'outside'; column: string }
  /** From the reference. */
  | { of: 'drift'; column: string; distance: SignalDistance }
  /**
   * A metric of the metric catalogue, over the rows whose label is known; null slice = all rows. Metrics of one class
   * against the rest are of `class`, or of the positive one.
   */
  | { of: 'metric'; metric: string; slice: Id | null; class?: string }
  /** A metric to be expected without labels. */
  | { of: 'expected'; metric: string; class?: string }
  /** Share of the rows whose label is known. */
  | { of: 'labelled' }
  /** Mean probability of the class that was answered. */
  | { of: 'confidence' };

/** Signals that the counts by window tell; the others need the rows. */
export type ProfileSignal = Extract<
  Signal,
  { of: 'rows' | 'missing' | 'mean' | 'quantile' | 'share' | 'unseen' | 'outside' | 'drift' }
>;

export function isProfileSignal(signal: Signal): signal is ProfileSignal {
  return (
    signal.of !== 'metric' &&
    signal.of !== 'expected' &&
    signal.of !== 'labelled' &&
    signal.of !== 'confidence'
  );
}

/** A signal over the windows of a log. */
export interface Series {
  signal: Signal;
  /** By window; NaN where there is none. */
  values: Float64Array<ArrayBuffer>;
  /** Rows behind each value. */
  n: Float64Array<ArrayBuffer>;
  /** Of each value's own sampling; null where it is not known. */
  variances: Float64Array<ArrayBuffer> | null;
  /** Why there is none, by window; null where there is a value. */
  reasons?: readonly (Reason | null)[];
  /** "fraction", "count", "ms", or the unit of the column. */
  unit: string;
}

/** The same for the same signal, whatever the order of its members. */
export function signalKey(signal: Signal): string {
  return JSON.stringify(Object.entries(signal).sort(([a], [b]) => (a < b ? -1 : 1)));
}
