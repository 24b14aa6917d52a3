import type { PlanStep, RolloutPlan } from './plan.ts';
import type { PlanState } from './plan-state.ts';
import type { TrafficShares } from './rollout-traffic.ts';

/** Beats [from, to) in which the traffic was shared in one way; `to` moves on while it lasts. */
export interface TrafficStage extends TrafficShares {
  from: number;
  to: number;
}

/** How the requests are shared in a state. */
export function sharesOf(plan: RolloutPlan, { step, weight, mirror }: PlanState): TrafficShares {
  return shares(weight, mirror, plan.steps[step]?.control ?? 'rest');
}

function shares(weight: number, mirror: number, control: PlanStep['control']): TrafficShares {
  const challenger = weight / 100;
  const rest = 1 - challenger;
  return {
    challenger,
    mirror: rest > 0 ? Math.min(1, mirror / 100 / rest) : 0,
    control: control === 'equal' && rest > 0 ? Math.min(1, challenger / rest) : 1,
  };
}

export function isSameSharing(a: TrafficShares, b: TrafficShares): boolean {
  return a.challenger === b.challenger && a.mirror === b.mirror && a.control === b.control;
}

/** Whether the arms can be held against each other: both have traffic, or one of them is shown the other's. */
export function isTelling({ challenger, mirror }: TrafficShares): boolean {
  return challenger === 0 ? mirror > 0 : challenger < 1;
}

/** The challenger's part of the requests that are held against each other. */
export function comparedWeight({ challenger, control }: TrafficShares): number {
  return challenger / (challenger + (1 - challenger) * control);
}

/** Stages that a plan will have in which the arms can be compared: steps that share alike one after the other are one. */
export function plannedStages({ steps }: RolloutPlan): number {
  const planned = steps.map(({ weight, mirror, control }) => shares(weight, mirror, control));
  return planned.filter((one, at) => isTelling(one) && (at === 0 || !isSameSharing(one, planned[at - 1]!)))
    .length;
}
