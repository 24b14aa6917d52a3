import type { Digest } from '../kernel/objects.ts';

/** Where probabilities of models that have not seen the rows come from. */
export type IssuesSource =
  /** A column a class; whoever chooses them states that they are out of sample. */
  | { by: 'columns'; columns: readonly { class: string; column: string }[]; outOfSample: boolean }
  /** A simple model here, fitted on the columns in folds. */
  | { by: 'folds'; columns: readonly string[]; folds: number };

export interface IssuesQuestion {
  table: Digest;
  /** The column of labels. */
  column: string;
  source: IssuesSource;
}

export interface IssuesReport {
  classes: readonly string[];
  /** Suspected rows, most suspect first; by row the class given, the one suggested and how plausible the given is. */
  rows: readonly number[];
  given: readonly number[];
  suggested: readonly number[];
  quality: readonly number[];
  /** Suspected rows beyond those listed. */
  notShown: number;
  /** Rows looked at, and left out for want of a label or of probabilities. */
  n: number;
  unlabeled: number;
  withoutProbabilities: number;
  /** Of the model in folds: how often it says what the label says; null for columns. */
  accuracy: number | null;
  converged: boolean;
  /** Rows by given label (first) and the class they most likely belong to, estimated. */
  joint: readonly (readonly number[])[];
}
