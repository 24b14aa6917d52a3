import type { Digest } from '../kernel/objects.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { RolloutScenario } from './operating-figures.ts';
import type { PlanMetric, RolloutPlan } from './plan.ts';
import type { RolloutQuestion } from './rollout-question.ts';
import { stretchesOf, type RateProfile } from './traffic.ts';

type Asked = Pick<
  RolloutQuestion,
  'user' | 'order' | 'labelDelayMs' | 'tolerance' | 'groupBy' | 'service' | 'signals' | 'gates' | 'seed'
>;

/** What a person wants of a plan; null: no limit. Shares from 0 to 1. */
export interface SimulationLimits {
  /** Bad models rolled back, at least. */
  rolledBack: number | null;
  /** Healthy models thrown out, at most. */
  thrownOut: number | null;
  /** Median time to the rollback, at most. */
  detectionMs: number | null;
  /** 95th percentile of those harmed, at most. */
  harmed: number | null;
}

/** How a plan is tried on logged rows, as it was set up last. The traffic is the plan's. Times in ms. */
export interface RolloutSimulation extends Asked {
  /** Evaluations on the same rows; null: the app finds two. */
  champion: Digest | null;
  challenger: Digest | null;
  /** null: a fifth longer than the plan takes if nothing is wrong. */
  horizonMs: number | null;
  /** What the bad model is made from, and how. */
  base: RolloutQuestion['base'];
  planted: {
    /** Added to the share of wrong answers among all requests. */
    rise: number;
    where: Predicate;
    fromMs: number;
  };
  /** Added to the share of both models' wrong answers in the rollouts of a healthy model. */
  drift: number;
  /** The test held against the plan's own. */
  against: PlanMetric['test'];
  /** Rollouts of each kind. */
  runs: number;
  limits: SimulationLimits;
}

/** Counted on where a plan does not say. */
export const TRAFFIC_ASSUMED: RateProfile = [{ fromMs: 0, perSecond: 50 }];
export const MOST_RUNS = 10_000;

export const DEFAULT_SIMULATION: RolloutSimulation = {
  champion: null,
  challenger: null,
  horizonMs: null,
  user: null,
  order: null,
  labelDelayMs: 0,
  tolerance: 0,
  groupBy: null,
  service: {
    champion: { failureRate: 0, medianMs: 40, p99Ms: 200 },
    challenger: { failureRate: 0, medianMs: 40, p99Ms: 200 },
  },
  signals: {},
  base: 'copy',
  planted: { rise: 0.02, where: { op: 'all' }, fromMs: 0 },
  drift: 0,
  against: 'threshold',
  gates: 'open',
  runs: 1000,
  seed: 1,
  limits: { rolledBack: 0.95, thrownOut: 0.05, detectionMs: null, harmed: null },
};

const HOUR_MS = 3_600_000;

/** When the simulation of a plan ends, in whole ticks: what was typed, else a fifth longer than the plan takes. */
export function horizonOf(plan: RolloutPlan, traffic: RateProfile, typedMs: number | null): number {
  if (typedMs !== null) return Math.max(plan.tickMs, Math.round(typedMs / plan.tickMs) * plan.tickMs);
  const end = stretchesOf(plan, traffic).reduce((last, { toMs }) => Math.max(last, toMs), 0);
  const ticks =
    Number.isFinite(end) && end > 0 ? Math.ceil((end * 1.2) / plan.tickMs) : HOUR_MS / plan.tickMs;
  return Math.max(2, Math.ceil(ticks)) * plan.tickMs;
}

/** What the simulator is asked, with nothing planted yet. */
export function questionOf(
  plan: RolloutPlan,
  traffic: RateProfile,
  simulation: RolloutSimulation,
  [champion, challenger]: readonly [Digest, Digest],
): RolloutQuestion {
  const { horizonMs, labelDelayMs, tolerance, groupBy, service, signals, gates, seed, order, base } =
    simulation;
  const user = plan.unit === 'user' ? simulation.user : null;
  const asked = { labelDelayMs, tolerance, groupBy, service, signals, gates, seed, order, user };
  return {
    ...asked,
    champion,
    challenger,
    plan,
    traffic,
    horizonMs: horizonOf(plan, traffic, horizonMs),
    base,
    planted: null,
  };
}

export const SCENARIOS = ['bad', 'healthy', 'asIs'] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

/**
 * The three ways a challenger may be: made worse, a copy of the champion, and as it was evaluated. `plantable`: share of
 * the requests that can become wrong, by what they are made from.
 */
export function scenariosOf(
  { base, planted, drift }: RolloutSimulation,
  plantable: { bad: number; healthy: number },
): Record<ScenarioName, RolloutScenario> {
  const { where, fromMs } = planted;
  const plant = (rise: number, of: number, into: 'challenger' | 'both') =>
    rise > 0 && of > 0 ? { extra: Math.min(1, rise / of), where, fromMs, in: into } : null;
  return {
    bad: { name: 'bad', base, planted: plant(planted.rise, plantable.bad, 'challenger') },
    healthy: { name: 'healthy', base: 'copy', planted: plant(drift, plantable.healthy, 'both') },
    asIs: { name: 'asIs', base: 'asIs', planted: null },
  };
}
