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

/** What of a plan goes by its metrics. */
type OfMetrics = Pick<RolloutPlanBody, 'plan' | 'healthy' | 'guardrails' | 'simulation'>;

/** Adds a metric, looked at beside the steps from the first on. */
export function addMetric(body: OfMetrics, metric: PlanMetric, target: Id | null): OfMetrics {
  const plan = { ...body.plan, metrics: [...body.plan.metrics, metric] };
  const looked = setBackground(plan, [...(plan.background?.analysis ?? []), metric.id]);
  return target === null
    ? { plan: looked }
    : { plan: looked, guardrails: { ...body.guardrails, [metric.id]: target } };
}

/** Changes a metric, whose name is followed wherever it stands. */
export function changeMetric(body: OfMetrics, id: string, metric: PlanMetric): OfMetrics {
  const { plan } = body;
  const renamed = (other: string): string => (other === id ? metric.id : other);
  const analyses = analysesOf(plan, (analysis) => analysis.map(renamed));
  const metrics = plan.metrics.map((other) => (other.id === id ? metric : other));
  return { ...mapsOf(body, renamed), plan: { ...analyses, metrics } };
}

export function removeMetric(body: OfMetrics, id: string): OfMetrics {
  const { plan } = body;
  const rest = analysesOf(plan, (analysis) => analysis.filter((other) => other !== id));
  const metrics = plan.metrics.filter((other) => other.id !== id);
  return {
    ...mapsOf(body, (other) => (other === id ? null : other)),
    plan: setBackground({ ...rest, metrics }, rest.background?.analysis ?? []),
  };
}

/** Lets go of the target behind a metric; `plan` is the one in force, whose condition it keeps. */
export function letGoOfTarget(body: OfMetrics, id: string, inForce: RolloutPlan): OfMetrics {
  const kept = inForce.metrics.find((metric) => metric.id === id);
  const metrics = body.plan.metrics.map((metric) => (metric.id === id && kept ? kept : metric));
  return {
    plan: { ...body.plan, metrics },
    guardrails: keyed(body.guardrails ?? {}, (other) => (other === id ? null : other)),
  };
}

/** Puts another plan in its place. A metric that no longer says what its target says is let go. */
export function replacePlan(
  body: OfMetrics,
  plan: RolloutPlan,
  targets: readonly Pick<Target, 'id' | 'body'>[],
): OfMetrics {
  const here = new Map(plan.metrics.map((metric) => [metric.id, metric]));
  const guardrails = body.guardrails ?? {};
  const follows = (id: string): boolean => {
    const metric = here.get(id);
    const terms = targets.find((one) => one.id === guardrails[id])?.body;
    if (!metric || !terms) return metric !== undefined;
    const { source, arm, success, failure } = metric;
    const { notSimulated: _, ...wanted } = guardrailTerms(terms);
    return canonicalJson({ source, arm, success, failure }) === canonicalJson(wanted);
  };
  return {
    ...mapsOf(body, (id) => (here.has(id) ? id : null)),
    plan,
    guardrails: keyed(guardrails, (id) => (follows(id) ? id : null)),
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

/** What is kept by metric, under other names; null: no more. */
function mapsOf(
  { healthy, guardrails, simulation }: OfMetrics,
  renamed: (id: string) => string | null,
): Omit<OfMetrics, 'plan'> {
  return {
    ...(healthy && { healthy: keyed(healthy, renamed) }),
    ...(guardrails && { guardrails: keyed(guardrails, renamed) }),
    ...(simulation && { simulation: { ...simulation, signals: keyed(simulation.signals, renamed) } }),
  };
}

function keyed<T>(
  map: Readonly<Record<string, T>>,
  renamed: (id: string) => string | null,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([id, value]) => {
      const name = renamed(id);
      return name === null ? [] : [[name, value] as const];
    }),
  );
}
