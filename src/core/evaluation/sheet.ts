import type { Digest, Doc } from '../kernel/objects.ts';

/** A level to compare with, typed in by the user: a fraction for accuracy, the metric's own unit otherwise. */
export interface Baseline {
  value: number;
  /** E.g. "human level, 6 inspectors", "older model", "published". */
  source: string;
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
