import { printDuration } from './duration.ts';
import { printCondition } from './condition.ts';
import {
  clusterName,
  editable,
  isSame,
  listAt,
  mapAt,
  type Editable,
  type EditableMap,
} from './editable-json.ts';
import { importArgo, type ArgoImport } from './import-argo.ts';
import { argoTerms } from './argo-terms.ts';
import type { Json, PlanMetric, PlanStep, RolloutPlan } from './plan.ts';
import { documentsText, type ExportedPlan } from './exported-plan.ts';

/**
 * The plan as documents of Argo Rollouts. One that came from there goes back as it was, with only what was edited
 * written anew; any other begins with the least that is needed. Warnings name what Argo cannot say.
 */
export function exportArgo(plan: RolloutPlan, name: string): ExportedPlan {
  const { plan: wanted, warnings } = argoTerms(plan);
  const original = importArgo(skeleton(wanted, name));
  const documents = original.plan.foreign!.documents.map((document) => editable(document) as EditableMap);
  if (isSame({ ...wanted, foreign: null }, { ...original.plan, foreign: null })) {
    return { text: documentsText(documents), warnings };
  }
  const spec = mapAt(documents[original.rollout]!, 'spec');
  const strategy = mapAt(mapAt(spec, 'strategy'), wanted.strategy);
  writeMetrics(wanted, original, documents, warnings);
  if (wanted.strategy === 'blueGreen') writeBlueGreen(wanted, original, strategy);
  else writeCanary(wanted, original, strategy, warnings);
  writePolicy(wanted, original.plan, strategy);
  return { text: documentsText(documents), warnings };
}

function skeleton({ foreign, strategy }: RolloutPlan, name: string): readonly Json[] {
  if (foreign?.from === 'argo') return foreign.documents;
  const body: Json = strategy === 'blueGreen' ? { blueGreen: {} } : { canary: { trafficRouting: {} } };
  return [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: clusterName(name) },
      spec: { strategy: body },
    },
  ];
}

function writeMetrics(
  wanted: RolloutPlan,
  original: ArgoImport,
  documents: EditableMap[],
  warnings: string[],
): void {
  const kept = new Set(wanted.metrics.map(({ id }) => id));
  const rawOf = (document: number): Editable[] => listAt(mapAt(documents[document]!, 'spec'), 'metrics');
  for (const metric of wanted.metrics) {
    const origin = original.analyses.metrics.get(metric.id);
    if (!origin) {
      documents.push(templateOf(metric));
      warnings.push(`${metric.id}: write its query in the template ${clusterName(metric.id)}.`);
    } else if (!isSame(origin.metric, metric)) {
      const raw = rawOf(origin.document)[origin.index] as EditableMap;
      const [before, after] = [metricFields(origin.metric), metricFields(metric)];
      for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
        if (isSame(before[field] ?? null, after[field] ?? null)) continue;
        if (after[field] === undefined) Reflect.deleteProperty(raw, field);
        else raw[field] = after[field];
      }
      if (origin.metric.dryRun !== metric.dryRun)
        writeDryRun(documents[origin.document]!, raw, metric.dryRun);
    }
  }
  const origins = [...original.analyses.metrics];
  const gone = origins.filter(
    ([, at]) =>
      !origins.some(([id, one]) => kept.has(id) && one.document === at.document && one.index === at.index),
  );
  for (const [, { document, index }] of gone.sort(([, a], [, b]) => b.index - a.index))
    rawOf(document).splice(index, 1);
}

function writeDryRun(template: EditableMap, raw: EditableMap, dryRun: boolean): void {
  const spec = mapAt(template, 'spec');
  const others = listAt(spec, 'dryRun').filter(
    (entry) => (entry as EditableMap)['metricName'] !== raw['name'],
  );
  spec['dryRun'] = dryRun ? [...others, { metricName: raw['name']! }] : others;
}

function templateOf(metric: PlanMetric): EditableMap {
  const query = `# ${metric.source} of the challenger over ${printDuration(metric.windowMs)}`;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: clusterName(metric.id) },
    spec: {
      metrics: [{ name: metric.id, ...metricFields(metric), provider: { prometheus: { query } } }],
      ...(metric.dryRun ? { dryRun: [{ metricName: metric.id }] } : {}),
    },
  };
}

function metricFields(metric: PlanMetric): EditableMap {
  const { intervalMs, initialDelayMs, count, success, failure } = metric;
  return {
    ...(intervalMs === null ? {} : { interval: printDuration(intervalMs) }),
    ...(initialDelayMs > 0 ? { initialDelay: printDuration(initialDelayMs) } : {}),
    ...(count === null ? {} : { count }),
    ...(success ? { successCondition: printCondition(success) } : {}),
    ...(failure ? { failureCondition: printCondition(failure) } : {}),
    ...(metric.failureLimit === 0 ? {} : { failureLimit: metric.failureLimit }),
    ...(metric.inconclusiveLimit > 0 ? { inconclusiveLimit: metric.inconclusiveLimit } : {}),
    ...(metric.errorLimit === 4 ? {} : { consecutiveErrorLimit: metric.errorLimit }),
    ...(metric.successRun > 0 ? { consecutiveSuccessLimit: metric.successRun } : {}),
  };
}

/** As it was written where the same metrics were measured together, else one template a metric. */
function analysisOf(ids: readonly string[], original: ArgoImport): EditableMap {
  const written = original.analyses.written.get(ids.join('\n'));
  if (written !== undefined) return editable(written) as EditableMap;
  const names = ids.map((id) => {
    const origin = original.analyses.metrics.get(id);
    return (
      original.analyses.templates.find(({ document }) => document === origin?.document) ?? {
        name: clusterName(id),
        cluster: false,
      }
    );
  });
  const unique = names.filter(({ name }, at) => names.findIndex((other) => other.name === name) === at);
  return {
    templates: unique.map(({ name, cluster }) => ({
      templateName: name,
      ...(cluster ? { clusterScope: true } : {}),
    })),
  };
}

/** Steps at the beginning and the end that are the same stay as they were written. */
function writeCanary(
  wanted: RolloutPlan,
  original: ArgoImport,
  strategy: EditableMap,
  warnings: string[],
): void {
  const before = original.plan.steps;
  const after = wanted.steps;
  const raw = listAt(strategy, 'steps');
  let first = 0;
  while (first < Math.min(before.length, after.length) && isSame(before[first], after[first])) first++;
  let last = 0;
  while (
    last < Math.min(before.length, after.length) - first &&
    isSame(before.at(-1 - last), after.at(-1 - last))
  )
    last++;
  const at = (step: number): number => {
    const found = original.belongs.findIndex((belongs) => belongs >= step);
    return found < 0 ? raw.length : found;
  };
  const [from, to] = [at(first), Math.max(at(first), at(before.length - last))];
  const isSameSteps = first === before.length && first === after.length;
  if (!isSameSteps) {
    const lost = raw.slice(from, to).flatMap((step) => Object.keys(step as EditableMap));
    for (const name of ['setCanaryScale', 'setHeaderRoute', 'experiment', 'plugin']) {
      if (lost.includes(name)) warnings.push(`The step ${name} stood among those edited and is gone.`);
    }
    const made = after
      .slice(first, after.length - last)
      .flatMap((step, index) => stepsOf(step, after[first + index - 1], original));
    raw.splice(from, to - from, ...made);
    if (made.some((step) => 'setMirrorRoute' in step))
      warnings.push('A mirror route needs trafficRouting.managedRoutes.');
  }
  const { background } = wanted;
  if (background === null) {
    if (original.plan.background !== null) delete strategy['analysis'];
  } else if (!isSameSteps || !isSame(background, original.plan.background)) {
    const { startingStep: _, ...analysis } = analysisOf(background.analysis, original);
    const start = startOf(background.fromStep, raw, original);
    strategy['analysis'] = start === 0 ? analysis : { ...analysis, startingStep: start };
  }
}

/** Which written step the plan's step begins with: as an import would number them. */
function startOf(step: number, raw: Editable[], original: ArgoImport): number {
  if (step === 0) return 0;
  const documents = original.plan.foreign!.documents.map((document, at) => {
    if (at !== original.rollout) return document;
    const copy = editable(document) as EditableMap;
    mapAt(mapAt(mapAt(copy, 'spec'), 'strategy'), 'canary')['steps'] = raw;
    return copy;
  });
  const { belongs } = importArgo(withoutAnalyses(documents, original.rollout));
  const found = belongs.findIndex((belongs) => belongs >= step);
  return found < 0 ? raw.length : found;
}

function withoutAnalyses(documents: readonly Json[], rollout: number): Json[] {
  const copy = editable(documents[rollout]!) as EditableMap;
  delete mapAt(mapAt(mapAt(copy, 'spec'), 'strategy'), 'canary')['analysis'];
  return documents.map((document, at) => (at === rollout ? copy : document));
}

function stepsOf(step: PlanStep, before: PlanStep | undefined, original: ArgoImport): EditableMap[] {
  const made: EditableMap[] = [];
  if (step.weight !== before?.weight)
    made.push({ setWeight: Math.round((step.weight * original.mostWeight) / 100) });
  if (step.mirror !== (before?.mirror ?? 0)) {
    const match = [{ path: { prefix: '/' } }];
    made.push({
      setMirrorRoute:
        step.mirror > 0 ? { name: 'mirror', percentage: step.mirror, match } : { name: 'mirror' },
    });
  }
  if (step.holdMs > 0) made.push({ pause: { duration: printDuration(step.holdMs) } });
  if (step.gate === 'manual') made.push({ pause: {} });
  if (step.analysis.length > 0) made.push({ analysis: analysisOf(step.analysis, original) });
  return made;
}

function writeBlueGreen(wanted: RolloutPlan, original: ArgoImport, strategy: EditableMap): void {
  const [pre, post] = wanted.steps;
  const [preBefore, postBefore] = original.plan.steps;
  if (!isSame([pre!.gate, pre!.holdMs], [preBefore!.gate, preBefore!.holdMs])) {
    strategy['autoPromotionEnabled'] = pre!.gate === 'auto' && pre!.holdMs === 0;
    if (pre!.gate === 'auto' && pre!.holdMs > 0)
      strategy['autoPromotionSeconds'] = Math.round(pre!.holdMs / 1000);
    else delete strategy['autoPromotionSeconds'];
  }
  const analyses = [
    ['prePromotionAnalysis', pre!.analysis, preBefore!.analysis],
    ['postPromotionAnalysis', post!.analysis, postBefore!.analysis],
  ] as const;
  for (const [field, now, then] of analyses) {
    if (isSame(now, then)) continue;
    if (now.length === 0) Reflect.deleteProperty(strategy, field);
    else strategy[field] = analysisOf(now, original);
  }
}

function writePolicy({ policy }: RolloutPlan, { policy: before }: RolloutPlan, strategy: EditableMap): void {
  const seconds = (ms: number | null): number => Math.round((ms ?? 0) / 1000);
  if (policy.abort !== before.abort) strategy['dynamicStableScale'] = policy.abort === 'reverseSteps';
  if (policy.scaleDownDelayMs !== before.scaleDownDelayMs)
    strategy['scaleDownDelaySeconds'] = seconds(policy.scaleDownDelayMs);
  if (policy.abortScaleDownDelayMs !== before.abortScaleDownDelayMs)
    strategy['abortScaleDownDelaySeconds'] = seconds(policy.abortScaleDownDelayMs);
}
