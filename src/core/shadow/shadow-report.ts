import type { ModelComparison } from '../evaluation/compare-models.ts';
import type { CompareBy } from '../evaluation/compare-slices.ts';
import type { Estimate } from '../kernel/estimate.ts';
import type { Digest } from '../kernel/objects.ts';
import type { SharedPicture } from '../schema/shared-picture.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { SaidPair } from './live-agreement.ts';

/** What of a finished shadow comparison decides its results. */
export interface ShadowReportQuestion {
  table: Digest;
  /** Predictions of champion and challenger. */
  first: Digest;
  second: Digest;
  truth: string | null;
  tolerance: number;
  by: CompareBy;
  /** The champion's, for slices that ask what it said. */
  evaluation: Digest | null;
}

/** How two that answer with classes agree. n: rows answered by both. */
export interface ClassAgreement {
  agreement: Estimate;
  /** What agreement would be by chance, given how often each says each class. */
  chance: Estimate;
  /** Cohen's; percentile bootstrap over rows. */
  kappa: Estimate;
  /** How often each class is said. */
  shares: readonly { name: string; first: number; second: number }[];
  /** What differs, most frequent first. */
  pairs: readonly SaidPair[];
}

/** How far numbers lie apart: second minus first. n: rows with both. */
export interface NumberShift {
  /** t interval of the mean of paired differences. */
  mean: Estimate;
  /** Quantiles of the difference at .05, .25, .5, .75 and .95. */
  quantiles: readonly number[];
  /** Both distributions over each other. */
  picture: SharedPicture;
}

/** Rows of a slice as the two answer them. */
export interface ShadowSlice {
  name: string;
  where: Predicate;
  /** Rows answered by both. */
  n: number;
  /** Share of them that differ; Wilson. */
  different: Estimate;
  /** Among rows with a label; null without truth, or for values. */
  lost: number | null;
  won: number | null;
}

export interface ShadowReport {
  type: 'classification' | 'regression';
  /** Rows answered by both. */
  both: number;
  agreement: Estimate;
  /** null for values. */
  classes: ClassAgreement | null;
  /** Of the positive class's scores, or of the values; null where the two do not both have them. */
  shift: NumberShift | null;
  /** Of which class the scores are; null for values. */
  shiftOf: string | null;
  /** null without truth. */
  comparison: ModelComparison | null;
  slices: readonly ShadowSlice[];
  /** Values of the column beyond those shown. */
  notShown: number;
}
