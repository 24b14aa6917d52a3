import type { Digest } from '../kernel/objects.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { PlanMetric, RolloutPlan } from './plan.ts';
import type { PlanAction } from './plan-state.ts';
import type { RateProfile } from './traffic.ts';

/**
 * What a metric is of, in the sense it is counted in: shares of the requests (`right` and `served` are 1 less the shares of
 * `wrong` and `failed`), the 99th percentile of the time in ms, or `none`: not simulated, counts as passed.
 * `mismatch`: of the requests that the challenger saw, those that the champion answers otherwise (it is asked beside it).
 */
export const SIGNALS = ['wrong', 'right', 'failed', 'served', 'mismatch', 'latencyP99', 'none'] as const;
export type Signal = (typeof SIGNALS)[number];

/** How a model is served: what the rows do not tell. */
export interface ServiceFigures {
  /** Share of the requests without an answer. */
  failureRate: number;
  /** Time to the answer, lognormal: its median and 99th percentile. */
  medianMs: number;
  p99Ms: number;
}

/** Right answers that become wrong, by chance, from a time on. */
export interface Planted {
  /** Chance of each right answer to become wrong, from 0 to 1. */
  extra: number;
  where: Predicate;
  /** Since the start of the rollout. */
  fromMs: number;
  /** A regression is the challenger's alone; drift befalls both. */
  in: 'challenger' | 'both';
}

/** A rollout to be tried on logged rows that both models were evaluated on. Times in ms. */
export interface RolloutQuestion {
  champion: Digest;
  challenger: Digest;
  plan: RolloutPlan;
  traffic: RateProfile;
  /** When the simulation ends, whatever the state. A promoted challenger keeps the traffic until then. */
  horizonMs: number;
  /** Column that names the user of a row; null: each row is a user of its own. Only with the plan's unit "user". */
  user: string | null;
  /** Column by whose order the rows are played over the horizon; null: drawn from all rows at any time. */
  order: string | null;
  /** A wrong answer is known to the metrics only so much later. */
  labelDelayMs: number;
  /** Regression: how far off an answer may be without being wrong, and two answers may differ without a mismatch. */
  tolerance: number;
  /** Column of the groups that harm is split by. */
  groupBy: string | null;
  service: { champion: ServiceFigures; challenger: ServiceFigures };
  /** By metric id; those left out are as `signalOf` says. */
  signals: Readonly<Record<string, Signal>>;
  /** The challenger's answers as logged, or those of a copy of the champion. */
  base: 'asIs' | 'copy';
  planted: Planted | null;
  /** Manual gates and starts: opened at the next look, or never (then only by an action). */
  gates: 'open' | 'wait';
  seed: number;
}

/** What a person does in a run, at the first look at or after this time. */
export interface RolloutAction {
  atMs: number;
  action: PlanAction;
}

const BY_SOURCE: Record<PlanMetric['source'], Signal> = {
  error: 'wrong',
  successRate: 'right',
  latencyP99: 'latencyP99',
  mismatch: 'mismatch',
  custom: 'none',
};

/** What a metric measures here. */
export function signalOf(metric: PlanMetric, signals: RolloutQuestion['signals']): Signal {
  return signals[metric.id] ?? BY_SOURCE[metric.source];
}
