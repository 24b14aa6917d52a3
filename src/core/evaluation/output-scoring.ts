import type { Digest, Doc } from '../kernel/objects.ts';
import type { Measured } from '../metrics/measure.ts';
import type { TranscriptOptions } from '../metrics/normalise-transcript.ts';
import type { Predicate } from '../slices/predicate.ts';

/** Outputs that are neither a class nor a value, as columns of a table that hold truth and answer. */
export type ScoredOutputs =
  /** A row an item: how relevant it is (0 = not), the score it was ranked by, and the query it was shown for. */
  | { of: 'ranking'; relevance: string; score: string; group: string; k: number }
  /** A row an utterance: what was said, and what was written down. */
  | { of: 'transcripts'; reference: string; transcript: string; options: TranscriptOptions }
  /** A row an image: its boxes as JSON (see `readBoxes`), those found with a score. */
  | { of: 'boxes'; truth: string; found: string };

/** How good such outputs are, over all rows and by slice; the figures are made from the rows whenever it is looked at. */
export type OutputScoring = Doc<
  'outputScoring',
  {
    table: Digest;
    what: ScoredOutputs;
    /** Column whose values make the slices; null = saved slices. */
    column: string | null;
    /** Which model the answers are from, in the user's words. */
    source: string;
  }
>;

export interface OutputQuestion {
  table: Digest;
  what: ScoredOutputs;
  column: string | null;
  slices: readonly { name: string; where: Predicate }[];
}

/** Figures over some rows, in the order of `OUTPUT_METRICS`. */
export interface OutputRow {
  name: string;
  where: Predicate;
  rows: number;
  results: readonly Measured[];
}

/** One of the worst: a query, an utterance or an image. */
export interface WorstOutput {
  name: string;
  where: Predicate | null;
  /** Row of the table, from 0 on; null where it is several. */
  row: number | null;
  /** 0 is best for errors, worst for shares; see `figure`. */
  value: number;
  truth: string;
  answer: string;
}

export interface OutputReport {
  all: OutputRow;
  rows: readonly OutputRow[];
  worst: readonly WorstOutput[];
}
