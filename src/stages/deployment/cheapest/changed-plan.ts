import type { RolloutPlan } from '../../../core/rollout/plan.ts';
import { planVariants, type PlanVariant } from '../../../core/rollout/plan-variants.ts';

/** A plan with the changes of a variant. */
export function changedPlan(
  plan: RolloutPlan,
  { firstWeight, holdFactor, alpha, failureLimit }: Omit<PlanVariant, 'plan'>,
): RolloutPlan {
  const only = (value: number | null): readonly number[] => (value === null ? [] : [value]);
  const grid = {
    firstWeights: only(firstWeight),
    holdFactors: only(holdFactor),
    alphas: only(alpha),
    failureLimits: only(failureLimit),
  };
  return planVariants(plan, grid)[0]!.plan;
}
