import { stringify } from 'yaml';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { printDuration } from '../rollout/duration.ts';
import {
  DEFAULT_METRIC,
  DEFAULT_PLAN,
  DEFAULT_POLICY,
  DEFAULT_STEP,
  type PlanMetric,
  type PlanStep,
  type RolloutPlan,
} from '../rollout/plan.ts';

/** The plan in our own text form; what has its default is not written. `readPlan` of it is the plan again. */
export function writePlan(plan: RolloutPlan): string {
  const { tickMs, steps, metrics, policy, background, foreign } = plan;
  const rest = without({ startGate: plan.startGate }, { startGate: DEFAULT_PLAN.startGate });
  const fields = {
    kind: 'RolloutPlan',
    strategy: plan.strategy,
    unit: plan.unit,
    tick: printDuration(tickMs),
    ...rest,
    steps: steps.map(stepFields),
    metrics: metrics.map(metricFields),
    ...(background ? { background } : {}),
    policy: without(delaysAsText(policy), delaysAsText(DEFAULT_POLICY)),
    ...(foreign ? { foreign } : {}),
  };
  return yamlText(fields);
}

/** YAML without anchors and without folded lines. */
export function yamlText(value: unknown): string {
  return stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
}

function stepFields({ holdMs, weight, ...rest }: PlanStep): Record<string, unknown> {
  return { weight, ...(holdMs > 0 ? { hold: printDuration(holdMs) } : {}), ...without(rest, DEFAULT_STEP) };
}

function metricFields(metric: PlanMetric): Record<string, unknown> {
  const { id, source, windowMs, intervalMs, initialDelayMs, ...rest } = metric;
  return {
    id,
    source,
    window: printDuration(windowMs),
    ...(intervalMs === null ? {} : { interval: printDuration(intervalMs) }),
    ...(initialDelayMs > 0 ? { initialDelay: printDuration(initialDelayMs) } : {}),
    ...without(rest, DEFAULT_METRIC),
  };
}

function delaysAsText(policy: RolloutPlan['policy']): Record<string, unknown> {
  const { scaleDownDelayMs, abortScaleDownDelayMs, ...rest } = policy;
  const written = (ms: number | null): string => (ms === null ? 'forever' : printDuration(ms));
  return {
    ...rest,
    scaleDownDelay: written(scaleDownDelayMs),
    abortScaleDownDelay: written(abortScaleDownDelayMs),
  };
}

function without(fields: object, defaults: object): Record<string, unknown> {
  const usual = new Map<string, unknown>(Object.entries(defaults));
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => canonicalJson(value) !== canonicalJson(usual.get(name))),
  );
}
