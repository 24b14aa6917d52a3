import type { Interval } from '../kernel/estimate.ts';
import type { RolloutPlan } from './plan.ts';
import type { RolloutQuestion } from './rollout-question.ts';
import type { ReplayFacts, RolloutEnd, SimulatorChoice } from './rollout-run.ts';

/** One of several ways a challenger may be, tried with the same plan and traffic. */
export interface RolloutScenario extends Pick<RolloutQuestion, 'base' | 'planted'> {
  name: string;
}

/** A share of the runs, with Wilson's 95% interval. */
export interface RunShare {
  runs: number;
  share: number;
  interval: Interval;
}

/** Over runs; null where there are none. */
export interface Spread {
  mean: number;
  p5: number;
  p50: number;
  p95: number;
  most: number;
}

/** A run as one faint line: weights from times on, the last at its end. */
export interface RunLine {
  end: RolloutEnd;
  endMs: number | null;
  path: readonly { atMs: number; weight: number }[];
  harmed: number;
}

/** What a plan comes to over many runs. Numbers of people where the unit is the user, else of requests. */
export interface OperatingFigures {
  scenario: RolloutScenario;
  runs: number;
  rolledBack: RunShare;
  promoted: RunShare;
  unfinished: RunShare;
  /** From the start to the rollback, of the runs rolled back; ms. `byTick[i]`: how many at look i. */
  detection: { spread: Spread | null; byTick: readonly number[]; tickMs: number };
  /** From the start to full promotion, of the runs promoted; ms. */
  promotion: Spread | null;
  /** Of all runs, until the horizon. */
  harmed: Spread;
  spared: Spread;
  reached: Spread;
  /** Runs by how many are harmed: bins [i width, (i + 1) width). */
  harmHistogram: { width: number; counts: readonly number[] };
  /** Share of the rows and of all harm; in the order of the facts. */
  byGroup: readonly { name: string; rowShare: number; harmed: number; harmShare: number | null }[];
  /** The first runs, at most 60. */
  sample: readonly RunLine[];
  facts: ReplayFacts;
  simulator: SimulatorChoice;
}

/** What is there of the figures while runs are still being made. */
export interface FiguresPart {
  /** Runs of all scenarios. */
  done: number;
  total: number;
  /** One a scenario, in their order, of the runs so far; those without any yet are left out. */
  figures: readonly OperatingFigures[];
}

/** Plans held against each other over planted chances. */
export interface SweepQuestion {
  plans: readonly { name: string; plan: RolloutPlan }[];
  /** Chances of right answers to become wrong. The question's planted slice, time and arms hold, or all rows from the start. */
  extras: readonly number[];
  /** Of each plan at each chance. */
  runs: number;
}

/** Chance of a rollback by what is planted. */
export interface DetectionCurve {
  name: string;
  points: readonly {
    extra: number;
    /** What that adds to the challenger's share of wrong answers. */
    rise: number;
    rolledBack: RunShare;
    /** Median time to the rollback, ms; null where no run is rolled back. */
    medianMs: number | null;
  }[];
}

export interface SweepPart {
  done: number;
  total: number;
  /** In the order of the plans, with the points that are done. */
  curves: readonly DetectionCurve[];
}
