import type { Estimate } from '../kernel/estimate.ts';
import type { Digest } from '../kernel/objects.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Agreement } from './agreement.ts';
import type { Trend } from './agreement-rounds.ts';
import type { AnnotatorPairs } from './annotator-pairs.ts';
import type { Decision } from './consensus.ts';
import type { HumanLevel } from './human-level.ts';
import type { Labeling } from './labeling.ts';
import type { Ratings } from './ratings.ts';

/** A labeling as it stands; `known` counts the labels made here, since one more makes another question. */
export interface LabelsQuestion {
  labeling: Labeling;
  known: number;
}

export interface AgreementReport {
  /** In the order of the indexes of `pairs`. */
  annotators: readonly { name: string; labels: number }[];
  agreement: Agreement;
  pairs: AnnotatorPairs;
  /** Rounds made here, oldest first; one alone is none. */
  rounds: readonly { number: number; percent: Estimate; alpha: Estimate }[];
  trend: Trend;
  /** Labels in use that are none of the classes. */
  others: readonly string[];
  /** Lines of other tables that name no row here, or lack an annotator or a label. */
  lost: number;
  /** Rows with a label, with one at least, and with two. */
  labeled: number;
  shared: number;
}

/** Rows on which labels differ, most split first, and the labels of each in the same order. */
export interface DisagreementReport {
  rows: Uint32Array;
  ratings: Ratings;
}

/** By votes that are equal, that weigh as much as their giver agrees with others, or by Dawid and Skene's model. */
export type ConsensusBy = 'vote' | 'agreement' | 'dawidSkene';

export interface ConsensusReport {
  counts: Readonly<Record<Decision, number>>;
  /** Rows by class. */
  classes: readonly { name: string; rows: number }[];
  /** What each annotator's vote weighs (agreement), or the estimated share of right answers (Dawid and Skene). */
  weights: readonly { name: string; weight: number }[] | null;
  /** False where Dawid and Skene's model did not come to rest. */
  converged: boolean;
}

/** Rows that human level is measured on: of one table, which may be a version of the labeled one. */
export interface HumanLevelPlace {
  table: Digest;
  evaluation: Digest | null;
  wheres: readonly Predicate[];
}

export interface HumanLevelReport {
  annotators: readonly string[];
  /** By predicate asked for. */
  levels: readonly HumanLevel[];
}
