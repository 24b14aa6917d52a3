import { countsGlobally, type RolloutPlan } from './plan.ts';
import { hasAlpha, type VariantGrid } from './plan-variants.ts';

const FIRST_WEIGHTS = [1, 5, 10, 25, 50];
const HOLD_FACTORS = [0.25, 0.5, 1, 2];
const ALPHAS = [0.01, 0.05, 0.1, 0.2];
const FAILURE_LIMITS = [0, 1, 2, 3];

/** What is worth trying of a plan: only what changes it. */
export function suggestedGrid(plan: RolloutPlan): VariantGrid {
  const first = plan.steps.find(({ weight }) => weight > 0)?.weight;
  const weights = first === undefined ? [] : [...new Set([...FIRST_WEIGHTS, first])].sort((a, b) => a - b);
  const hasConditions = countsGlobally(plan) || plan.metrics.some((metric) => !hasAlpha(metric));
  return {
    firstWeights: weights,
    holdFactors: plan.steps.some(({ holdMs }) => holdMs > 0) ? HOLD_FACTORS : [],
    alphas: plan.metrics.some(hasAlpha) ? ALPHAS : [],
    failureLimits: hasConditions ? FAILURE_LIMITS : [],
  };
}
