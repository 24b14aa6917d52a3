import type { Interval } from '../kernel/estimate.ts';
import type { Digest, Doc, Id } from '../kernel/objects.ts';

/**
 * A level to compare with, typed in by the user or measured: a fraction for accuracy, the metric's own unit otherwise.
 */
export interface Baseline {
  value: number;
  /** E.g. "human level, 6 inspectors", "older model", "published". */
  source: string;
  /** Where it is measured on people's labels. */
  measured?: BaselineMeasure;
}

/** Human-level performance of a labeling, as it was when it was taken for a baseline. */
export interface BaselineMeasure {
  labeling: Id;
  /** Labels compared, and the rows they are on. */
  n: number;
  items: number;
  interval: Interval | null;
}

/** The error-analysis sheet of one evaluation: what is shown and what was typed into it. */
export type Sheet = Doc<
  'sheet',
  {
    evaluation: Digest;
    /** Column whose values make the rows; null = saved slices only. */
    column: string | null;
    /** Level for every row without one of its own. */
    baseline: Baseline | null;
    /** By canonical JSON of the row's predicate. */
    rowBaselines: Readonly<Record<string, Baseline>>;
  }
>;
