import type { Target } from '../brief/target.ts';
import { countsGlobally, type PlanMetric, type RolloutPlan } from './plan.ts';
import type { RolloutPlanDocument } from './plan-document.ts';
import { testDecides } from './test-decides.ts';

/** A metric of a rollout plan behind which a target stands. */
export interface GuardrailUse {
  plan: RolloutPlanDocument;
  metric: string;
  /** Why the target's bound stops nothing there; null: it does. */
  idle: 'notLookedAt' | 'dryRun' | 'testDecides' | null;
}

/** Where a target is a guardrail, marked as one or not: a plan that follows it goes on to do so. */
export function guardrailUses(
  { id }: Pick<Target, 'id'>,
  plans: readonly RolloutPlanDocument[],
): readonly GuardrailUse[] {
  return plans.flatMap((plan) => {
    const { plan: written, guardrails = {} } = plan.body;
    return written.metrics
      .filter((metric) => Object.hasOwn(guardrails, metric.id) && guardrails[metric.id] === id)
      .map((metric) => ({ plan, metric: metric.id, idle: whyIdle(metric, written) }));
  });
}

function whyIdle(metric: PlanMetric, plan: RolloutPlan): GuardrailUse['idle'] {
  const looked = [...plan.steps.flatMap(({ analysis }) => analysis), ...(plan.background?.analysis ?? [])];
  if (!countsGlobally(plan) && !looked.includes(metric.id)) return 'notLookedAt';
  if (metric.dryRun) return 'dryRun';
  return testDecides(metric) ? 'testDecides' : null;
}
