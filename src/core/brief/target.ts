import type { Estimate } from '../kernel/estimate.ts';
import type { Digest, Doc, Id } from '../kernel/objects.ts';
import type { Measure } from '../metrics/measure.ts';
import type { Statistic } from '../metrics/measuring.ts';

/** A metric on a slice, alone or held against another slice. A slice means what its document says now. */
export interface MetricRef extends Measure {
  /** null = all rows. */
  slice: Id | null;
  /** What a difference or ratio is to; null = all other rows. Not read where the statistic is the value. */
  against: Id | null;
  statistic: Statistic;
}

/** Where a target is read: a gate in modeling, a guardrail in a rollout, an alarm in monitoring. */
export type TargetUse = 'gate' | 'guardrail' | 'alarm';

/** What must hold of a model: a metric on a slice, from which side, and how sure one wants to be. */
export type Target = Doc<
  'target',
  {
    measure: MetricRef;
    direction: 'atLeast' | 'atMost';
    /** In the metric's own unit; fractions, not percent. */
    value: number;
    /** "fraction", "number", "count", "ms", "bytes", or the unit of the label. */
    unit: string;
    /** By the estimate itself, or only where its whole interval lies on one side. */
    decide: 'point' | 'interval';
    where: readonly TargetUse[];
    /** With fewer rows than this behind the number nothing is decided. */
    minRows: number;
    owner: string;
    note: string;
  }
>;

export type TargetTerms = Target['body'];

export type VerdictState = 'pass' | 'fail' | 'inconclusive' | 'notMeasured';

/**
 * What was looked at, pinned: a slice that is edited afterwards no longer has this key, so that the verdict shows as
 * of an earlier slice.
 */
export interface TargetEvidence {
  /** An evaluation, or a latency sample or model for what is measured of the model itself. */
  of: Digest;
  /** `predicateKey` of the slice and of the one held against; null where the metric is of no rows, or of the others. */
  where: string | null;
  against: string | null;
}

/** How a target stands, and why, in a few words. */
export interface Verdict {
  target: Id;
  state: VerdictState;
  why: string;
  /** null where nothing could be measured at all. */
  estimate: Estimate | null;
  evidence: TargetEvidence | null;
}
