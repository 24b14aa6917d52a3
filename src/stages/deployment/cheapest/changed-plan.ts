import type { Target } from '../../../core/brief/target.ts';
import { replacePlan } from '../../../core/rollout/edit-plan.ts';
import { planInForce } from '../../../core/rollout/guardrails.ts';
import type { RolloutPlanBody } from '../../../core/rollout/plan-document.ts';
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

/** What of a plan's document a variant replaces. Its guardrails go on following their targets as these are now. */
export function withVariant(
  body: RolloutPlanBody,
  variant: Omit<PlanVariant, 'plan'>,
  targets: readonly Pick<Target, 'id' | 'body'>[],
): Partial<RolloutPlanBody> {
  return replacePlan(body, changedPlan(planInForce(body, targets), variant), targets);
}
