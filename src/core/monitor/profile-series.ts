import { cellKolmogorovSmirnov, cellWasserstein } from '../drift/cell-distances.ts';
import type { LogProfile, ProfiledColumn } from '../drift/log-profile.ts';
import { rowsOutOfRange } from '../drift/out-of-range.ts';
import { rangeOf, runningProfile, type RangeProfile } from '../drift/range-profile.ts';
import { cellPsi } from '../drift/cell-psi.ts';
import { jsDistanceBase2 } from '../drift/share-distances.ts';
import type { ProfileSignal, Series, Signal } from './signal.ts';

/** Windows [from, to) of a log. */
export interface WindowRange {
  from: number;
  to: number;
}

/**
 * A signal by window from the counts of a log. "unseen", "outside" and "drift" are held against the windows of the
 * reference. Null where the log has no such column or it is counted in another way. O(windows x cells).
 */
export function profileSeries(
  profile: LogProfile,
  reference: WindowRange,
  signal: ProfileSignal,
): Series | null {
  if (signal.of === 'rows')
    return series(
      signal,
      'count',
      profile.windows.map(({ rows }) => ({ value: rows, n: rows, variance: Math.max(1, rows) })),
    );
  const column = profile.columns.find(({ name }) => name === signal.column);
  if (!column) return null;
  const running = runningProfile(column.profile);
  const points = profile.windows.map((_, window) => rangeOf(running, window, window + 1));
  switch (signal.of) {
    case 'missing':
      return series(
        signal,
        'fraction',
        points.map((at) => shareOf(at.missing, rowsOf(at))),
      );
    case 'mean':
      return column.kind === 'values' ? null : meanSeries(signal, column, points);
    case 'quantile': {
      if (column.kind === 'values') return null;
      const { cuts } = column;
      return series(
        signal,
        column.unit ?? 'number',
        points.map((at) => ({ value: quantileOf(cuts, at, signal.q), n: at.n, variance: NaN })),
      );
    }
    case 'share': {
      const cell = column.kind === 'values' ? column.values.indexOf(signal.value) : -1;
      if (cell < 0) return null;
      return series(
        signal,
        'fraction',
        points.map((at) => shareOf(at.counts[cell]!, at.n)),
      );
    }
    case 'unseen': {
      if (column.kind !== 'values') return null;
      const { counts } = rangeOf(running, reference.from, reference.to);
      const unseen = (at: RangeProfile): number =>
        at.counts.reduce((sum, count, cell) => sum + (counts[cell] === 0 ? count : 0), 0);
      return series(
        signal,
        'fraction',
        points.map((at) => shareOf(unseen(at), at.n)),
      );
    }
    case 'outside': {
      if (column.kind === 'values') return null;
      const then = rangeOf(running, reference.from, reference.to);
      if (then.n === 0) return null;
      return series(
        signal,
        'fraction',
        points.map((at) => shareOf(rowsOutOfRange(column.cuts, then, at), at.n)),
      );
    }
    case 'drift': {
      const then = rangeOf(running, reference.from, reference.to);
      if (
        column.kind === 'values' &&
        (signal.distance === 'ks' || signal.distance === 'wassersteinOverSigma')
      )
        return null;
      return series(
        signal,
        'number',
        points.map((at) => ({
          value: distanceOf(signal.distance, column, then, at) ?? NaN,
          n: at.n,
          variance: NaN,
        })),
      );
    }
  }
}

interface Point {
  value: number;
  n: number;
  variance: number;
}

function series(signal: Signal, unit: string, points: readonly Point[]): Series {
  const variances = Float64Array.from(points, ({ variance }) => variance);
  return {
    signal,
    unit,
    values: Float64Array.from(points, ({ value }) => value),
    n: Float64Array.from(points, ({ n }) => n),
    variances: points.some(({ variance, n }) => n > 0 && Number.isNaN(variance)) ? null : variances,
  };
}

function rowsOf({ n, missing, infinite }: RangeProfile): number {
  return n + missing + infinite;
}

/** Its variance is that of a share half a row away from 0 and 1, since nothing is certain. */
function shareOf(count: number, n: number): Point {
  if (n === 0) return { value: NaN, n, variance: NaN };
  const chance = (count + 0.5) / (n + 1);
  return { value: count / n, n, variance: (chance * (1 - chance)) / n };
}

/** The variance of a mean is that within the windows, all of them taken together, over the rows of its own. */
function meanSeries(signal: Signal, { unit }: ProfiledColumn, points: readonly RangeProfile[]): Series {
  let [squares, freedom] = [0, 0];
  for (const { n, deviation } of points) {
    if (deviation === null) continue;
    squares += (n - 1) * deviation * deviation;
    freedom += n - 1;
  }
  const variance = freedom > 0 ? squares / freedom : NaN;
  return series(
    signal,
    unit ?? 'number',
    points.map(({ mean, n }) => ({ value: mean ?? NaN, n, variance: variance / n })),
  );
}

/** As if the values of a cell lay evenly in it; infinities are left out. */
function quantileOf(cuts: Float64Array, { counts, n, low, high }: RangeProfile, q: number): number {
  if (n === 0 || low === null || high === null) return NaN;
  const rank = q * n;
  let before = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell]!;
    if (count > 0 && before + count >= rank) {
      const from = Math.max(low, cell === 0 ? -Infinity : cuts[cell - 1]!);
      const to = Math.min(high, cuts[cell] ?? Infinity);
      return from + ((to - from) * Math.max(0, rank - before)) / count;
    }
    before += count;
  }
  return high;
}

function distanceOf(
  distance: Extract<Signal, { of: 'drift' }>['distance'],
  column: ProfiledColumn,
  reference: RangeProfile,
  current: RangeProfile,
): number | null {
  switch (distance) {
    case 'ks':
      return cellKolmogorovSmirnov(reference, current)?.value ?? null;
    case 'wassersteinOverSigma': {
      if (column.kind === 'values' || !reference.deviation) return null;
      const apart = cellWasserstein(column.cuts, reference, current);
      return apart && apart.value / reference.deviation;
    }
    case 'jsDistanceBase2':
      return jsDistanceBase2({ reference: reference.counts, current: current.counts });
    case 'psi':
      return cellPsi(reference, current, column.kind !== 'values');
  }
}
