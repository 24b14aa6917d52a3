import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Target } from '../brief/target.ts';
import type { Id } from '../kernel/objects.ts';
import { guardrailTerms } from './guardrails.ts';
import { DEFAULT_STEP, type PlanMetric, type PlanStep, type RolloutPlan } from './plan.ts';
import type { RolloutPlanBody } from './plan-document.ts';

/** The plan with other steps; an analysis beside them still begins at the step it began at. */
export function withSteps(plan: RolloutPlan, steps: readonly PlanStep[]): RolloutPlan {
  const { background } = plan;
  const first = background && plan.steps[background.fromStep];
  if (!background || !first) return { ...plan, steps };
  const at = steps.indexOf(first);
  const fromStep = at >= 0 ? at : Math.min(background.fromStep, Math.max(0, steps.length - 1));
  return { ...plan, steps, background: { ...background, fromStep } };
}

/** A copy of the step before it, without its gate; at the end one that takes all traffic where none does yet. */
export function addStep(plan: RolloutPlan, at: number): RolloutPlan {
  const before = plan.steps[at - 1] ?? DEFAULT_STEP;
  const next = plan.steps[at];
  const weight = next ? before.weight : Math.min(100, before.weight === 0 ? 5 : before.weight * 2);
  const step: PlanStep = { ...before, weight, holdMs: before.holdMs || 600_000, gate: 'auto' };
  return withSteps(plan, plan.steps.toSpliced(at, 0, step));
}

export function removeStep(plan: RolloutPlan, at: number): RolloutPlan {
  return withSteps(plan, plan.steps.toSpliced(at, 1));
}

/** Puts a step at another place. */
export function moveStep(plan: RolloutPlan, from: number, to: number): RolloutPlan {
  const step = plan.steps[from];
  if (!step || to < 0 || to >= plan.steps.length) return plan;
  return withSteps(plan, plan.steps.toSpliced(from, 1).toSpliced(to, 0, step));
}

export function changeStep(plan: RolloutPlan, at: number, patch: Partial<PlanStep>): RolloutPlan {
  return { ...plan, steps: plan.steps.map((step, i) => (i === at ? { ...step, ...patch } : step)) };
}

/** An analysis beside the steps of these metrics; none without any. */
export function setBackground(plan: RolloutPlan, analysis: readonly string[]): RolloutPlan {
  const fromStep = plan.background?.fromStep ?? 0;
  return { ...plan, background: analysis.length === 0 ? null : { analysis, fromStep } };
}

type Metrics = Pick<RolloutPlanBody, 'plan' | 'healthy' | 'guardrails'>;

/** Adds a metric, looked at beside the steps from the first on. */
export function addMetric(body: Metrics, metric: PlanMetric, target: Id | null): Metrics {
  const plan = { ...body.plan, metrics: [...body.plan.metrics, metric] };
  const looked = setBackground(plan, [...(plan.background?.analysis ?? []), metric.id]);
  return target === null
    ? { plan: looked }
    : { plan: looked, guardrails: { ...body.guardrails, [metric.id]: target } };
}

/** Changes a metric, whose name is followed wherever it stands. */
export function changeMetric(
  { plan, healthy, guardrails }: Metrics,
  id: string,
  metric: PlanMetric,
): Metrics {
  const renamed = (other: string): string => (other === id ? metric.id : other);
  const analyses = analysesOf(plan, (analysis) => analysis.map(renamed));
  const keys = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(map).map(([key, value]) => [renamed(key), value]));
  return {
    plan: { ...analyses, metrics: plan.metrics.map((other) => (other.id === id ? metric : other)) },
    ...(healthy && { healthy: keys(healthy) }),
    ...(guardrails && { guardrails: keys(guardrails) }),
  };
}

export function removeMetric({ plan, healthy, guardrails }: Metrics, id: string): Metrics {
  const rest = analysesOf(plan, (analysis) => analysis.filter((other) => other !== id));
  return {
    plan: setBackground(
      { ...rest, metrics: plan.metrics.filter((other) => other.id !== id) },
      rest.background?.analysis ?? [],
    ),
    ...(healthy && { healthy: without(healthy, id) }),
    ...(guardrails && { guardrails: without(guardrails, id) }),
  };
}

/** Lets go of the target behind a metric; `plan` is the one in force, whose condition it keeps. */
export function letGoOfTarget(body: Metrics, id: string, inForce: RolloutPlan): Metrics {
  const kept = inForce.metrics.find((metric) => metric.id === id);
  return {
    plan: {
      ...body.plan,
      metrics: body.plan.metrics.map((metric) => (metric.id === id && kept ? kept : metric)),
    },
    guardrails: without(body.guardrails ?? {}, id),
  };
}

/** Puts another plan in its place. A metric that no longer says what its target says is let go. */
export function replacePlan(
  { healthy, guardrails = {} }: Metrics,
  plan: RolloutPlan,
  targets: readonly Pick<Target, 'id' | 'body'>[],
): Metrics {
  const here = new Map(plan.metrics.map((metric) => [metric.id, metric]));
  const follows = (id: string, target: Id): boolean => {
    const metric = here.get(id);
    const terms = targets.find((one) => one.id === target)?.body;
    if (!metric || !terms) return metric !== undefined;
    const { source, arm, success, failure } = metric;
    const { notSimulated: _, ...wanted } = guardrailTerms(terms);
    return canonicalJson({ source, arm, success, failure }) === canonicalJson(wanted);
  };
  return {
    plan,
    guardrails: Object.fromEntries(Object.entries(guardrails).filter(([id, target]) => follows(id, target))),
    ...(healthy && { healthy: Object.fromEntries(Object.entries(healthy).filter(([id]) => here.has(id))) }),
  };
}

/** A name that no metric of the plan has. */
export function freeMetricId({ metrics }: RolloutPlan, wanted: string): string {
  const taken = new Set(metrics.map(({ id }) => id));
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted} ${String(n)}`;
  return id;
}

function analysesOf(
  plan: RolloutPlan,
  change: (analysis: readonly string[]) => readonly string[],
): RolloutPlan {
  return {
    ...plan,
    steps: plan.steps.map((step) => ({ ...step, analysis: change(step.analysis) })),
    background: plan.background && { ...plan.background, analysis: change(plan.background.analysis) },
  };
}

function without<T>(map: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([other]) => other !== key));
}
