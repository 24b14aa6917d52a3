import type { ShapeAnswer } from '../drift/drift-shape.ts';
import type { Digest, Id } from '../kernel/objects.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { GoodFeedback } from './good-feedback.ts';
import type { Period } from './log.ts';
import type { Detection } from './watch-values.ts';
import type { TrendAnswer } from './feedback-trend.ts';

/** What people did with the answers of some rows. */
export interface FeedbackCounts {
  rows: number;
  /** Rows with feedback. */
  answered: number;
  /** Of those, the good ones. */
  good: number;
}

export interface FeedbackWindow extends FeedbackCounts, Period {}

/** Rows that are looked at apart: a version of the model, a slice, a value of a column. */
export interface FeedbackGroup extends FeedbackCounts {
  name: string;
  slice: Id | null;
}

export interface FeedbackQuestion {
  table: Digest;
  time: string;
  column: string;
  good: GoodFeedback;
  windows: readonly Period[];
  /** Columns whose values part the rows, e.g. the model's version. */
  by: readonly string[];
  slices: readonly { id: Id; name: string; where: Predicate }[];
}

export interface FeedbackReport extends FeedbackCounts {
  windows: readonly FeedbackWindow[];
  trend: TrendAnswer;
  /** ADWIN on the rows with feedback, in order of time. */
  changes: readonly Detection[];
  /** Of the windows that have feedback: `kept`. */
  shape: ShapeAnswer & { kept: readonly number[] };
  best: FeedbackWindow | null;
  worst: FeedbackWindow | null;
  /** By column of `by`; null where a column has too many values. */
  groups: readonly { column: string; groups: readonly FeedbackGroup[] | null }[];
  slices: readonly FeedbackGroup[];
}
