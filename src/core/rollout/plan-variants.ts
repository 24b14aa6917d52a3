import { countsGlobally, type PlanMetric, type RolloutPlan } from './plan.ts';

/** What a plan may be changed in, each with each. Empty: it stays as it is. */
export interface VariantGrid {
  /** Percent of the traffic at the first step that has any; steps that have no more after it are left out. */
  firstWeights: readonly number[];
  /** What the hold of each step is multiplied by; holds stay whole ticks, and at least one. */
  holdFactors: readonly number[];
  /** Chance of a false alarm of the metrics that are decided by a test. */
  alphas: readonly number[];
  /** How many failures are borne: of conditions, or under the global counter of all checks. */
  failureLimits: readonly number[];
}

export interface PlanVariant {
  /** null: as in the plan. */
  firstWeight: number | null;
  holdFactor: number | null;
  alpha: number | null;
  failureLimit: number | null;
  plan: RolloutPlan;
}

/** Every combination, the plan as it is where the grid is empty. Changes that make no difference to the plan are left out. */
export function planVariants(plan: RolloutPlan, grid: VariantGrid): PlanVariant[] {
  const variants: PlanVariant[] = [];
  const met = new Set<string>();
  for (const firstWeight of choices(grid.firstWeights))
    for (const holdFactor of choices(grid.holdFactors))
      for (const alpha of choices(grid.alphas))
        for (const failureLimit of choices(grid.failureLimits)) {
          let changed = plan;
          if (firstWeight !== null) changed = withFirstWeight(changed, firstWeight);
          if (holdFactor !== null) changed = withHolds(changed, holdFactor);
          if (alpha !== null) changed = withAlpha(changed, alpha);
          if (failureLimit !== null) changed = withFailureLimit(changed, failureLimit);
          const key = JSON.stringify(changed);
          if (met.has(key)) continue;
          met.add(key);
          variants.push({ firstWeight, holdFactor, alpha, failureLimit, plan: changed });
        }
  return variants;
}

function choices(values: readonly number[]): readonly (number | null)[] {
  return values.length === 0 ? [null] : values;
}

function withFirstWeight(plan: RolloutPlan, weight: number): RolloutPlan {
  const first = plan.steps.findIndex((step) => step.weight > 0);
  if (first < 0) return plan;
  const steps = plan.steps.filter((step, at) => at <= first || step.weight > weight);
  steps[first] = { ...steps[first]!, weight };
  const { background } = plan;
  const fromStep = background && Math.min(background.fromStep, steps.length - 1);
  return { ...plan, steps, background: background && { ...background, fromStep: fromStep! } };
}

function withHolds(plan: RolloutPlan, factor: number): RolloutPlan {
  const steps = plan.steps.map((step) => {
    const ticks = Math.max(1, Math.round((step.holdMs * factor) / plan.tickMs));
    return step.holdMs > 0 ? { ...step, holdMs: ticks * plan.tickMs } : step;
  });
  return { ...plan, steps };
}

function withAlpha(plan: RolloutPlan, alpha: number): RolloutPlan {
  const change = (metric: PlanMetric): PlanMetric =>
    hasAlpha(metric) ? { ...metric, params: { ...metric.params, alpha } } : metric;
  return { ...plan, metrics: plan.metrics.map(change) };
}

/** Whether a metric is decided by a test with a chance of a false alarm, rather than by its conditions. */
export function hasAlpha({ test }: PlanMetric): boolean {
  return test !== 'threshold' && test !== 'mannWhitney';
}

function withFailureLimit(plan: RolloutPlan, failureLimit: number): RolloutPlan {
  if (countsGlobally(plan)) return { ...plan, policy: { ...plan.policy, failureLimit } };
  const change = (metric: PlanMetric): PlanMetric =>
    hasAlpha(metric) ? metric : { ...metric, failureLimit };
  return { ...plan, metrics: plan.metrics.map(change) };
}
