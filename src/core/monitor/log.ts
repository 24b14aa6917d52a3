import type { LogWindows } from '../drift/log-profile.ts';
import type { Digest, Doc, Id } from '../kernel/objects.ts';
import type { GoodFeedback } from './good-feedback.ts';

/** What the columns of a log are; a column that is named nowhere here is not watched. */
export interface LogColumns {
  time: string;
  /** What the model was fed. */
  inputs: readonly string[];
  /** What it answered: a class or a number. */
  prediction: string | null;
  /** Its probability of `positive` (two classes), or one column a class. */
  scores: readonly { column: string; class: string }[];
  /** The class whose rates are meant; null for a number, or where classes stand equal. */
  positive: string | null;
  /** What turned out to be true, where it is known yet. */
  label: string | null;
  /** When the label arrived; null: together with the row. */
  labelTime: string | null;
  latency: string | null;
  modelVersion: string | null;
  /** What people did with the answer: thumbs, redo, click-through. */
  feedback: readonly string[];
}

/** A range of time. */
export interface Period {
  fromMs: number;
  /** Exclusive. */
  toMs: number;
}

/** Something that happened, so that one may look around it. */
export interface LogEvent {
  id: string;
  atMs: number;
  name: string;
}

/** One batch of rows that was added. */
export interface LogBatch {
  /** The file it came from, or how it was made. */
  source: string;
  rows: number;
  addedMs: number;
}

/**
 * What a model met in production, over time. Its rows are a dataset of the project, to whose present version batches are
 * added; or there are none, and only a profile that was made elsewhere.
 */
export type LogDocument = Doc<
  'log',
  {
    /** The entry of its dataset; null where only the profile is here. */
    dataset: Id | null;
    /** The counts by window, as a table in the layout of profiles; null until they are made. */
    profile: Digest | null;
    /** The version of the dataset that the profile counts; null for one made elsewhere. */
    profileOf: Digest | null;
    /** Null where only the profile is here. */
    columns: LogColumns | null;
    windows: LogWindows;
    batches: readonly LogBatch[];
    events: readonly LogEvent[];
    /** What things were like when all was well; null: the first third. */
    reference: Period | null;
    /** What is held against it; null: the last third. */
    current: Period | null;
    /** The model that answered, for the importance of its inputs; null = not known. */
    model: Digest | null;
    /** What counts as good, by column of feedback; where it is not said, it is guessed. */
    goodFeedback?: Readonly<Record<string, GoodFeedback>>;
    /** Where it was made by the simulator: the question it was made by, and what truly happened. */
    made?: { question: unknown; truth: unknown };
  }
>;

export type LogBody = LogDocument['body'];
