import type { WindowRange } from './profile-series.ts';
import type { Series } from './signal.ts';

/** Of the rows that windows of the reference have in the middle. */
const LEAST_PART = 0.5;

/**
 * Rows that a window must have for its figure to be judged: half of what windows of the reference have. Of few rows, as
 * in a window that has only begun or whose labels are still to come, a figure strays without anything being wrong. 0 for
 * a number of rows itself.
 */
export function leastRows({ signal, n }: Series, { from, to }: WindowRange): number {
  if (signal.of === 'rows' || signal.of === 'labelled') return 0;
  const sizes = n
    .slice(from, to)
    .filter((rows) => rows > 0)
    .sort();
  return sizes.length === 0 ? 0 : sizes[Math.floor((sizes.length - 1) / 2)]! * LEAST_PART;
}

/** Without the values of windows that have fewer rows. */
export function judgedWindows(series: Series, least: number): Series {
  const { values, n } = series;
  return { ...series, values: values.map((value, window) => (n[window]! < least ? NaN : value)) };
}
