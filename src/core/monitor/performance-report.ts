import type { LogWindow } from '../drift/log-profile.ts';
import type { Cuts } from '../drift/cells.ts';
import type { KolmogorovSmirnov } from '../drift/kolmogorov-smirnov.ts';
import type { Estimate } from '../kernel/estimate.ts';
import type { Digest } from '../kernel/objects.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { LikelyEffect } from './likely-effect.ts';
import type { LogColumns } from './log.ts';
import type { MovesTogether } from './moves-together.ts';
import type { NoChangeBand } from './no-change-band.ts';
import type { WindowRange } from './profile-series.ts';
import type { Series } from './signal.ts';

/** How a model does in production, by window and in two periods. */
export interface PerformanceQuestion {
  table: Digest;
  columns: LogColumns;
  windows: readonly LogWindow[];
  reference: WindowRange;
  current: WindowRange;
  /** Null: the first that the model has. */
  metric: string | null;
  /** Of which class a metric of one class is; null: the positive one. */
  class: string | null;
  /** Null = all rows. */
  where: Predicate | null;
  /** Labels that arrived at or after this time are not known; null = all are. */
  knownByMs: number | null;
}

/** A figure by window and in the two periods. */
export interface Followed {
  series: Series;
  reference: Estimate;
  current: Estimate;
}

/** Whether what came true is what was to be expected without labels, on the labeled rows of the current windows. */
export interface Agreement {
  /** "unknown": one of the two is missing; "apart" is worse or better by the metric, or neither where it has no better end. */
  verdict: 'agree' | 'worse' | 'better' | 'apart' | 'unknown';
  realised: Estimate;
  expected: Estimate;
}

/** A class in the two periods. */
export interface ClassShares {
  class: string;
  /** Of the labeled rows. */
  trueThen: Estimate;
  trueNow: Estimate;
  /** Of all current rows, from the answers and the reference's confusion. */
  trueWithoutLabels: Estimate;
  /** Of all answered rows. */
  saidThen: Estimate;
  saidNow: Estimate;
  /** Of the answers by window. */
  said: Series;
  /** Where they lie 95% of the time if they are as in the reference. */
  saidBand: NoChangeBand;
}

export interface PerformanceReport {
  type: 'classification' | 'regression';
  classes: readonly string[];
  /** What was answered for: of the metric and its class. */
  metric: string;
  class: string | null;
  /** Metrics that this log can tell. */
  metrics: readonly string[];
  realised: Followed;
  expected: Followed;
  labelled: Followed;
  confidence: Followed;
  /** Where the realised metric lies 95% of the time if nothing has changed. */
  band: NoChangeBand;
  agreement: Agreement;
  /** Most frequent first; empty for a model of values. */
  shares: readonly ClassShares[];
  /** Rows by the probability of the answered class, in 20 equal bins of [0, 1]; null without scores. */
  confidences: {
    reference: Float64Array<ArrayBuffer>;
    current: Float64Array<ArrayBuffer>;
    ks: KolmogorovSmirnov | null;
  } | null;
  /** Time from a row to its label in milliseconds, of rows that have one; null where it is not known. */
  delay: { median: number; p90: number } | null;
}

/** One metric over parts of the rows. */
export type PartsQuestion = Omit<PerformanceQuestion, 'metric' | 'where'> & { metric: string };

/** Which changes of inputs are likely to move the metric. */
export interface EffectsQuestion extends Omit<PerformanceQuestion, 'metric' | 'class' | 'knownByMs'> {
  asked: readonly {
    column: string;
    /** Of numbers; null for values. */
    cuts: Cuts | null;
    /** By window: distance from the reference. */
    drift: Float64Array<ArrayBuffer>;
  }[];
}

export interface ColumnEffect extends LikelyEffect {
  column: string;
  /** Its drift through time with the mean loss through time. */
  together: MovesTogether;
}

/** `done` of `total` columns; those that are there, what costs most first. */
export interface EffectsPart {
  done: number;
  total: number;
  columns: readonly ColumnEffect[];
}
