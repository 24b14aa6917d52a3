import type { Digest } from '../kernel/objects.ts';
import type { IssuesQuestion, IssuesReport, IssuesSource } from '../labels/label-issues-report.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { NoiseView } from './noise-view.ts';

/** Where the suspicion comes from. */
export type NoiseSource =
  | IssuesSource
  /** A review that is under way or done: its rows, and for each the class that stands; rows held to be right are not in it. */
  | { by: 'review'; rows: readonly number[]; classes: readonly string[] };

export interface NoiseQuestion {
  evaluation: Digest;
  source: NoiseSource;
  /** What makes the slices: a column's values, or saved slices where it is null. */
  column: string | null;
  slices: readonly { name: string; where: Predicate }[];
}

export interface NoiseReport extends NoiseView {
  /** What was found, and how it was asked for, where it was looked for here; null where it came from a review. */
  found: { report: IssuesReport; question: IssuesQuestion } | null;
}
