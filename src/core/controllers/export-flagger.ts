import { printDuration } from '../rollout/duration.ts';
import { clusterName, editable, isSame, listAt, mapAt, type EditableMap } from './editable-json.ts';
import { documentsText, type ExportedPlan } from './exported-plan.ts';
import { flaggerTerms } from './flagger-terms.ts';
import { importFlagger } from './import-flagger.ts';
import type { Comparison, Condition, Json, PlanMetric, RolloutPlan } from '../rollout/plan.ts';

const GATE_ADDRESS = 'http://flagger-loadtester.test/gate/check';

/**
 * The plan as documents of Flagger. One that came from there goes back as it was, with only what was edited written
 * anew. Warnings name what Flagger cannot say; Problem "plan.flagger" what it must not be asked.
 */
export function exportFlagger(plan: RolloutPlan, name: string): ExportedPlan {
  const { plan: wanted, warnings } = flaggerTerms(plan);
  const original = importFlagger(wanted.foreign?.documents ?? skeleton(wanted, name));
  const before = original.plan;
  const documents = before.foreign!.documents.map((document) => editable(document) as EditableMap);
  const spec = mapAt(documents[original.canary]!, 'spec');
  const analysis = mapAt(
    spec,
    'canaryAnalysis' in spec && !('analysis' in spec) ? 'canaryAnalysis' : 'analysis',
  );
  if (wanted.tickMs !== before.tickMs) analysis['interval'] = printDuration(wanted.tickMs);
  if (wanted.policy.failureLimit !== before.policy.failureLimit)
    analysis['threshold'] = wanted.policy.failureLimit + 1;
  if (wanted.policy.promoteStep !== before.policy.promoteStep)
    analysis['stepWeightPromotion'] = wanted.policy.promoteStep;
  const shapeOf = ({ strategy, steps, tickMs }: RolloutPlan): unknown => [
    strategy,
    steps.map(({ weight, mirror, holdMs }) => [weight, mirror, holdMs / tickMs]),
  ];
  if (!isSame(shapeOf(wanted), shapeOf(before))) writeSteps(wanted, spec, analysis, warnings);
  const gates = (of: RolloutPlan): unknown => [of.startGate, of.steps.map(({ gate }) => gate)];
  if (!isSame(gates(wanted), gates(before))) writeGates(wanted, analysis, warnings);
  if (!isSame(wanted.metrics, before.metrics)) writeMetrics(wanted, before, analysis, warnings);
  return { text: documentsText(documents), warnings };
}

function skeleton({ tickMs }: RolloutPlan, name: string): readonly Json[] {
  const target = clusterName(name);
  return [
    {
      apiVersion: 'flagger.app/v1beta1',
      kind: 'Canary',
      metadata: { name: target },
      spec: {
        targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: target },
        service: { port: 80 },
        analysis: { interval: printDuration(tickMs), threshold: 1, iterations: 1 },
      },
    },
  ];
}

function writeSteps(plan: RolloutPlan, spec: EditableMap, analysis: EditableMap, warnings: string[]): void {
  for (const field of ['stepWeight', 'stepWeights', 'maxWeight', 'iterations', 'mirror', 'mirrorWeight'])
    Reflect.deleteProperty(analysis, field);
  delete spec['skipAnalysis'];
  const { steps, strategy, tickMs } = plan;
  if (steps.length === 0) {
    spec['skipAnalysis'] = true;
    analysis['stepWeight'] = 100;
    return;
  }
  const mirrored = steps.find(({ mirror }) => mirror > 0);
  if (mirrored) {
    analysis['mirror'] = true;
    if (mirrored.mirror < 100) analysis['mirrorWeight'] = mirrored.mirror;
    if (steps.some(({ weight, mirror }) => weight > 0 && mirror > 0))
      warnings.push('Flagger mirrors before the first weight only.');
  }
  if (strategy !== 'canary') {
    analysis['iterations'] = Math.max(1, Math.round(steps[0]!.holdMs / tickMs));
    if (strategy === 'ab' && !Array.isArray(analysis['match'])) {
      analysis['match'] = [{ headers: { 'x-canary': { exact: 'always' } } }];
      warnings.push('Say in match who gets the new version.');
    }
    return;
  }
  delete analysis['match'];
  const weights = steps.map(({ weight }) => Math.round(weight)).filter((weight) => weight > 0);
  const rising = weights.filter((weight, at) => weights.slice(0, at).every((before) => before < weight));
  if (rising.length < weights.length)
    warnings.push('Weights that do not rise are left out: Flagger would stay there for ever.');
  analysis['stepWeights'] = rising;
}

function writeGates(plan: RolloutPlan, analysis: EditableMap, warnings: string[]): void {
  const { steps } = plan;
  const wanted = {
    'confirm-rollout': plan.startGate === 'manual',
    'confirm-promotion': steps.at(-1)?.gate === 'manual',
    'confirm-traffic-increase':
      plan.strategy === 'canary' && steps.slice(0, -1).some(({ gate }) => gate === 'manual'),
  };
  const hooks = listAt(analysis, 'webhooks') as EditableMap[];
  for (const [type, isWanted] of Object.entries(wanted)) {
    const at = hooks.findIndex((hook) => hook['type'] === type);
    if (at >= 0 && !isWanted) hooks.splice(at, 1);
    if (at >= 0 || !isWanted) continue;
    hooks.push({ name: type, type, url: GATE_ADDRESS });
    warnings.push(`Give the ${type} hook the address of your gate.`);
    if (type === 'confirm-traffic-increase')
      warnings.push('Flagger asks this gate before every increase, not at one step.');
  }
  if (hooks.length === 0) delete analysis['webhooks'];
}

function writeMetrics(
  plan: RolloutPlan,
  before: RolloutPlan,
  analysis: EditableMap,
  warnings: string[],
): void {
  const raw = listAt(analysis, 'metrics') as EditableMap[];
  analysis['metrics'] = plan.metrics.map((metric) => {
    const at = before.metrics.findIndex(({ id }) => id === metric.id);
    if (at >= 0 && isSame(before.metrics[at], metric)) return raw[at]!;
    const { threshold: _, ...kept } = raw[at] ?? {};
    const written = at >= 0 ? kept : named(metric, warnings);
    const range = rangeOf(metric, warnings);
    return {
      ...written,
      interval: printDuration(metric.windowMs),
      ...(range ? { thresholdRange: range } : {}),
    };
  });
}

function named({ id, source }: PlanMetric, warnings: string[]): EditableMap {
  if (source === 'successRate' || source === 'error') return { name: 'request-success-rate' };
  if (source === 'latencyP99') return { name: 'request-duration' };
  warnings.push(`${id}: write a MetricTemplate ${clusterName(id)} with its query.`);
  return { name: id, templateRef: { name: clusterName(id) } };
}

/** Inclusive ends in Flagger's units: percent of requests that succeeded, or milliseconds. */
function rangeOf(metric: PlanMetric, warnings: string[]): EditableMap | null {
  const parts = metric.success === null ? [] : comparisons(metric.success);
  if (parts === null || parts.length === 0 || metric.failure !== null) {
    warnings.push(`${metric.id}: its condition is no range; write it in the query.`);
    return null;
  }
  const range: EditableMap = {};
  for (const { op, value } of parts) {
    const isShare = metric.source === 'successRate' || metric.source === 'error';
    const limit = isShare ? Math.round((metric.source === 'error' ? 1 - value : value) * 1e12) / 1e10 : value;
    const isLeast = op.startsWith('>') !== (metric.source === 'error');
    range[isLeast ? 'min' : 'max'] = limit;
    if (op === '<' || op === '>')
      warnings.push(`${metric.id}: in Flagger ${String(limit)} itself is allowed.`);
  }
  return range;
}

function comparisons(condition: Condition): Comparison[] | null {
  const parts = 'all' in condition ? condition.all : [condition];
  const found = parts.filter(
    (part): part is Comparison => 'op' in part && part.op !== '==' && part.op !== '!=',
  );
  return found.length === parts.length ? found : null;
}
