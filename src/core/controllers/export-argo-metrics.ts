import type { ArgoImport } from './import-argo.ts';
import { printCondition } from '../rollout/condition.ts';
import { printDuration } from '../rollout/duration.ts';
import {
  clusterName,
  editable,
  isSame,
  listAt,
  mapAt,
  type Editable,
  type EditableMap,
} from './editable-json.ts';
import type { PlanMetric, RolloutPlan } from '../rollout/plan.ts';

/** Writes the metrics that were edited, adds templates for new ones and takes out those that are gone. */
export function writeArgoMetrics(
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
export function analysisOf(ids: readonly string[], original: ArgoImport): EditableMap {
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
