import type { Estimate } from '../kernel/estimate.ts';
import type { PairDetail } from '../profile/pair-picture.ts';
import type { Step } from '../splits/profile-parts.ts';
import type { ColumnUse } from './domain-classifier.ts';
import type { DriftQuestion } from './drift-question.ts';
import type { PairChange } from './pair-change.ts';
import type { Reconstruction } from './reconstruction.ts';
import type { WordDrift } from './word-drift.ts';

/** Columns of a log, together, in two windows. */
export interface TogetherQuestion extends DriftQuestion {
  /** Of the sample and of everything that is drawn. */
  seed: number;
}

/** Rows of each window that were looked at, among how many. */
export interface SamplePart {
  of: 'sample';
  drawn: readonly [number, number];
  among: readonly [number, number];
}

/** What arrives while rows are told apart: the reconstruction first, then the classifier, then what it leans on. */
export type ApartPart =
  | SamplePart
  | { of: 'columns'; names: readonly string[] }
  | { of: 'reconstruction'; report: Reconstruction | null }
  | { of: 'separation'; auc: Estimate }
  /** Most used first. */
  | { of: 'uses'; uses: readonly ColumnUse[] }
  | Step;

/** What arrives while pairs are held against each other. */
export type PairChangesPart =
  | SamplePart
  /** `without`: columns that no measure says anything of. */
  | { of: 'columns'; names: readonly string[]; without: readonly string[] }
  | { of: 'pairs'; pairs: readonly PairChange[] }
  | Step;

/** A pair in both windows, over all their rows. */
export interface PairOfWindows {
  reference: PairDetail | null;
  current: PairDetail | null;
}

/** A column of texts, and how well a model tells its windows apart by words. */
export interface TextReport extends WordDrift {
  separation: Estimate;
}

export type TextPart = SamplePart | { of: 'text'; report: TextReport } | Step;
