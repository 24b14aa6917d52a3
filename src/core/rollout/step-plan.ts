import { countsGlobally, type RolloutPlan } from './plan.ts';
import { startAnalyses, stepAnalyses } from './step-analyses.ts';
import { startChecks, stepChecks } from './step-checks.ts';
import type { PlanState, Tick } from './plan-state.ts';

/** The state after a controller has first seen the new version. */
export function startPlan(plan: RolloutPlan, tick: Tick): PlanState {
  return countsGlobally(plan) ? startChecks(plan, tick) : startAnalyses(plan, tick);
}

/**
 * The state after one more look. With counters of each metric's analysis it decides as Argo Rollouts does, with one count
 * of failed checks as Flagger does. Times of ticks must not decrease; the state is plain data and is not changed.
 */
export function stepPlan(plan: RolloutPlan, state: PlanState, tick: Tick): PlanState {
  return countsGlobally(plan) ? stepChecks(plan, state, tick) : stepAnalyses(plan, state, tick);
}
