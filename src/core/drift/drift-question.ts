import type { Estimate, Reason } from '../kernel/estimate.ts';
import type { Digest } from '../kernel/objects.ts';
import type { ValueCount } from '../profile/column-profile.ts';
import type { Step } from '../splits/profile-parts.ts';
import type { BandGrid, NullBand } from './null-band.ts';
import type { Cuts } from './cells.ts';
import type { Homogeneity } from './homogeneity.ts';
import type { KolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import type { SmoothedDistance } from './share-distances.ts';

/** A range of time in milliseconds since 1970. */
export interface TimeRange {
  fromMs: number;
  /** Exclusive. */
  toMs: number;
}

/** Two windows of a log, held against each other by their rows. */
export interface DriftQuestion {
  table: Digest;
  /** The column of times; rows without one lie in no window. */
  time: string;
  reference: TimeRange;
  current: TimeRange;
  /** In the order in which they are wanted; times are left out. */
  columns: readonly string[];
}

/** A column in one of the two windows. */
export interface DriftSide {
  /** Rows of the window. */
  rows: number;
  /** Of them with a (finite) value. */
  n: number;
  infinite: number;
  /** Share of the rows without a value. */
  missing: Estimate;
}

/** Of numbers with a value; a text is one by its number of characters. */
export interface NumberSide extends DriftSide {
  mean: number | null;
  /** n - 1; null with fewer than two. */
  deviation: number | null;
  low: number | null;
  high: number | null;
}

interface DriftBase {
  column: string;
  unit: string | null;
  /** Missing in the current window less missing in the reference, as a share. */
  missingDifference: Estimate;
  /** Why no verdict may be drawn from it; null where one may. */
  unjudged: Reason | null;
}

/** PSI with its bins: tenths of the reference (numbers), or the values. */
export interface BinnedPsi extends SmoothedDistance {
  bins: number;
}

/** Numbers, or texts by their number of characters. */
export interface NumberDrift extends DriftBase {
  kind: 'number' | 'text';
  reference: NumberSide;
  current: NumberSide;
  /** In the unit of the values. */
  wasserstein: Estimate;
  /** Over the reference's standard deviation. */
  wassersteinOverSigma: Estimate;
  /** Null where a side has no values. */
  ks: KolmogorovSmirnov | null;
  psi: BinnedPsi | null;
  /** Current rows below and above every value of the reference; their share of those with a value. */
  outside: { below: number; above: number; share: Estimate };
}

/** Categories and booleans. */
export interface ValueDrift extends DriftBase {
  kind: 'values';
  reference: DriftSide;
  current: DriftSide;
  jsDistanceBase2: Estimate;
  /** Null where a side has no values or only one value occurs. */
  chiSquare: Homogeneity | null;
  psi: BinnedPsi | null;
  /** The largest difference of a value's share. */
  lInfinity: Estimate;
  /** Values of the current window that the reference has not, and the other way round; most frequent first. */
  fresh: OneSidedValues;
  gone: OneSidedValues;
}

export interface OneSidedValues {
  distinct: number;
  /** Share of the rows with a value. */
  share: Estimate;
  first: readonly ValueCount[];
}

export type ColumnDrift = NumberDrift | ValueDrift;

/** What arrives while two windows are held against each other: columns in the order asked. */
export type DriftPart = { of: 'column'; drift: ColumnDrift } | Step;

/** Rows with a value on a side below which nothing is judged. */
export const LEAST_JUDGED = 30;

/** What a null band is drawn from: a column's counts in the reference, whatever the number of rows behind them. */
export type BandColumn = {
  column: string;
  /** Rows with a value in the reference and in the current window. */
  n: readonly [number, number];
  counts: Float64Array;
} & (
  | {
      kind: 'number' | 'text';
      cuts: Cuts;
      low: number;
      high: number;
      /** Of the reference; above 0. */
      sigma: number;
    }
  | { kind: 'values' }
);

export interface BandQuestion {
  /** In the order in which they are wanted. */
  columns: readonly BandColumn[];
  /** Numbers of rows, ascending, for a grid to be read between; none = only the bands at `n`. */
  sizes: readonly number[];
  alpha: number;
  resamples: number;
  seed: number;
}

/** Distances that have a band: of numbers the first two, of values the third. */
export type BandDistance = 'wassersteinOverSigma' | 'ks' | 'jsDistanceBase2';

/** First the bands of all columns at their own numbers of rows, then the grids. */
export type BandPart =
  | { of: 'bands'; column: string; bands: Partial<Record<BandDistance, NullBand>> }
  | { of: 'grid'; column: string; grids: Partial<Record<BandDistance, BandGrid>> }
  | Step;
