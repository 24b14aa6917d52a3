import { LATENCY, PERCENTILE } from '../brief/model-figures.ts';
import type { Target, TargetTerms } from '../brief/target.ts';
import { ERRORS } from '../metrics/measure-rows.ts';
import type { PlanMetric, RolloutPlan } from './plan.ts';
import type { RolloutPlanBody } from './plan-document.ts';

type Terms = Pick<TargetTerms, 'measure' | 'direction' | 'value'>;

/** What of a metric is its target's. */
export type GuardrailTerms = Pick<PlanMetric, 'source' | 'arm' | 'success' | 'failure'>;

/**
 * A target as the condition of a metric. Its value is the challenger's own; a difference or a ratio is of the challenger
 * to the champion. `notSimulated` says in words why a simulation has no value for it; null: it has.
 */
export function guardrailTerms(terms: Terms): GuardrailTerms & { notSimulated: string | null } {
  const { measure, direction, value } = terms;
  const { source, why } = measuredBy(terms);
  const arm = ({ value: 'canary', difference: 'delta', ratio: 'ratio' } as const)[measure.statistic];
  return {
    source,
    arm,
    success: { op: direction === 'atLeast' ? '>=' : '<=', value },
    failure: null,
    notSimulated: why,
  };
}

function measuredBy({ measure, value }: Terms): { source: PlanMetric['source']; why: string | null } {
  if (measure.slice !== null)
    return { source: 'custom', why: 'It is of one slice, and a rollout counts all requests.' };
  if (measure.metric === 'accuracy') return { source: 'successRate', why: null };
  if (measure.metric === LATENCY) {
    return Number(measure.params['percentile'] ?? PERCENTILE) === 99
      ? { source: 'latencyP99', why: null }
      : { source: 'custom', why: 'Of the times, only the 99th percentile is simulated.' };
  }
  if (measure.metric === ERRORS && measure.statistic === 'value') {
    return value === 0
      ? { source: 'error', why: null }
      : { source: 'custom', why: 'It is a number of errors, and a rollout has no fixed number of requests.' };
  }
  return { source: 'custom', why: 'A rollout counts right and wrong answers, not this metric.' };
}

/**
 * The plan that holds now: metrics behind which a target stands have that target's condition as it is today (one whose
 * target is gone keeps its last), and names of metrics that are not there are left out.
 */
export function planInForce(
  { plan, guardrails = {} }: Pick<RolloutPlanBody, 'plan' | 'guardrails'>,
  targets: readonly Pick<Target, 'id' | 'body'>[],
): RolloutPlan {
  const termsOf = new Map(targets.map(({ id, body }) => [id, body]));
  const metrics = plan.metrics.map((metric) => {
    const target = Object.hasOwn(guardrails, metric.id) ? termsOf.get(guardrails[metric.id]!) : undefined;
    if (!target) return metric;
    const { source, arm, success, failure } = guardrailTerms(target);
    return { ...metric, source, arm, success, failure };
  });
  return withoutStrays({ ...plan, metrics });
}

/** Two tabs can each be right and together name a metric in a step that the other has taken out. */
function withoutStrays(plan: RolloutPlan): RolloutPlan {
  const here = new Set(plan.metrics.map(({ id }) => id));
  const isHere = (id: string): boolean => here.has(id);
  return {
    ...plan,
    steps: plan.steps.map((step) =>
      step.analysis.every(isHere) ? step : { ...step, analysis: step.analysis.filter(isHere) },
    ),
    background: plan.background && {
      ...plan.background,
      analysis: plan.background.analysis.filter(isHere),
    },
  };
}
