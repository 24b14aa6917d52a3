import type { Predicate } from '../slices/predicate.ts';
import type { Outcome } from './condition.ts';
import type { PlanState } from './plan-state.ts';
import type { RolloutAction } from './rollout-question.ts';

/** Counts of requests. */
export interface ArmTally {
  requests: number;
  wrong: number;
  failed: number;
}

/** What a metric says at a look, and on what ground. */
export interface MetricReading {
  id: string;
  outcome: Outcome;
  /** In the metric's own sense and unit; null: there is nothing to measure. */
  value: number | null;
  /** Bad events of both arms behind it, of users in place of requests where a test counts those; null for times. */
  counts: { challenger: { events: number; n: number }; champion: { events: number; n: number } } | null;
  /** What a test decides by; null for conditions. It fails where the value reaches the limit. */
  evidence: {
    /** ln of the evidence (limit ln 1/alpha), z, or rates whose interval ends above 0; for Kayenta the interval's low end. */
    of: 'logEvidence' | 'z' | 'lowEnd' | 'shift';
    value: number | null;
    /** null: no decision is planned at this look. */
    limit: number | null;
  } | null;
  /** In words, where the outcome needs them. */
  why: string | null;
}

/** People or requests so far, since the start. */
export interface Reach {
  /** Answered by the challenger. */
  reached: number;
  /** Of them, wrong where the champion would have been right; and the other way round. */
  harmed: number;
  spared: number;
  /** Harmed ones by group, in the order of the facts; those in no group shown are not in it. */
  harmedByGroup: readonly number[];
}

/** A look of the controller, and the traffic since the one before. */
export interface RolloutFrame {
  atMs: number;
  state: PlanState;
  /** What a person did. */
  action: RolloutAction['action'] | null;
  /** Answered. `mirrored` was shown to the challenger besides. */
  champion: ArmTally;
  challenger: ArmTally;
  mirrored: ArmTally;
  reach: Reach;
  /** Of the metrics that the controller measured at this look, in that order. */
  readings: readonly MetricReading[];
}

export type RolloutEnd = 'promoted' | 'rolledBack' | 'unfinished';

/** What is played, of the rows. */
export interface ReplayFacts {
  /** Rows with a truth and both answers. */
  rows: number;
  leftOut: number;
  /** Shares of wrong answers of all rows, without anything planted. */
  championWrong: number;
  challengerWrong: number;
  mismatch: number;
  /** How much the planted chance adds to the challenger's share of wrong answers, per unit of chance. */
  plantable: number;
  groups: readonly { name: string; where: Predicate; share: number }[];
  /** Rows of the column's further values, that have no group here. */
  groupsNotShown: number;
  /** Distinct users; null where requests are the unit. */
  users: number | null;
}

/** Draws counts tick by tick, or request by request where counts do not say enough. */
export interface SimulatorChoice {
  by: 'aggregate' | 'perRequest';
  /** In words. */
  why: string;
}

export interface RolloutRun {
  end: RolloutEnd;
  /** Of the look that ended it; null: unfinished. */
  endMs: number | null;
  tickMs: number;
  /** The first is the look that sees the new version. After an end by promotion they go on to the horizon. */
  frames: readonly RolloutFrame[];
  facts: ReplayFacts;
  simulator: SimulatorChoice;
}
