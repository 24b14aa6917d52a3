import type { Digest } from '../kernel/objects.ts';
import type { Predicate } from '../slices/predicate.ts';

/** Rows that a simulated stream draws from, and what their columns are. */
export interface StreamPool {
  table: Digest;
  /** Whose answers are those of the rows; null where the table's own column holds them, or none does. */
  predictions: Digest | null;
  /** Asked about rows whose values were changed; null: these keep their old answer. */
  model: Digest | null;
  inputs: readonly string[];
  /** Other columns that come along, for slices. */
  others: readonly string[];
  /** A column of the table; with `predictions` null only. */
  prediction: string | null;
  label: string | null;
  /** The class whose probability is kept; null: that of every class. */
  positive: string | null;
}

/** How the size of a change goes through time. Days are counted from the beginning of the stream; unused ones are 0. */
export interface Course {
  shape: 'sudden' | 'gradual' | 'incremental' | 'recurrent';
  fromDay: number;
  /** Exclusive; the length of the stream: it stays. */
  toDay: number;
  /** Gradual and incremental: days until it is there in full. */
  overDays: number;
  /** Recurrent: it comes back after so many days, for so many. */
  everyDays: number;
  forDays: number;
}

/** What changes. Shares are fractions. */
export type StreamChange =
  /** Rows with high (below 0: low) values come more often: a mean moved by about so many standard deviations. */
  | { of: 'tilt'; column: string; sigmas: number }
  /** Rows with this value come as often as this; of the label: the classes themselves. */
  | { of: 'share'; column: string; value: string; share: number }
  /** The values themselves move; of the label: what is true does. */
  | { of: 'move'; column: string; sigmas: number }
  /** The values themselves grow or shrink: x * factor. */
  | { of: 'scale'; column: string; factor: number }
  /** Numbers are written in another unit: x * scale + offset. */
  | { of: 'unit'; column: string; scale: number; offset: number }
  /** This share of the rows has a value that may never have been there. */
  | { of: 'newCategory'; column: string; value: string; share: number }
  | { of: 'missing'; column: string; share: number }
  /** What is true of this share of the rows becomes this class; null: another one. */
  | { of: 'concept'; to: string | null; share: number }
  /** Rows that the model answers so get a label less often by this share. */
  | { of: 'unlabelled'; answer: string; share: number }
  /** Rows that the model answers so come less often by this share. */
  | { of: 'unseen'; answer: string; share: number }
  | { of: 'latency'; factor: number }
  | { of: 'traffic'; factor: number };

export interface Injection {
  id: string;
  name: string;
  change: StreamChange;
  course: Course;
  /** Rows that it is about; null: all. */
  where: Predicate | null;
}

export interface LabelDelay {
  by: 'none' | 'fixed' | 'lognormal';
  /** The delay, or its median. */
  days: number;
  /** Lognormal: standard deviation of the logarithm. */
  spread: number;
  /** Share of the rows whose label never comes. */
  never: number;
}

/** Everything a simulated stream is made from: the same question gives the same bytes everywhere. */
export interface StreamQuestion {
  pool: StreamPool;
  /** Midnight in UTC. */
  startMs: number;
  days: number;
  rowsPerDay: number;
  /** Rows of a Saturday or Sunday by those of another day. */
  weekend: number;
  /** Share of the rows from 20 to 8 o'clock. */
  night: number;
  seed: number;
  labels: LabelDelay;
  /** Median time to answer, in ms; null: no such column. */
  latencyMs: number | null;
  /** Names of the model's versions in turn, the first from day 0; none: no such column. */
  versions: readonly { fromDay: number; name: string }[];
  /** Share of the rows with a thumb up or down; 0: no such column. */
  feedback: number;
  injections: readonly Injection[];
}

export const DAY_MS = 86_400_000;

/** Rows that are made at most. */
export const MOST_STREAM_ROWS = 2_000_000;
