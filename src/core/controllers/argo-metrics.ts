import { countOf, DEFAULT_METRIC, type Json, type PlanMetric } from '../rollout/plan.ts';
import { parseCondition } from '../rollout/condition.ts';
import { parseDuration } from '../rollout/duration.ts';
import type { ImportNote } from './import-note.ts';
import type { JsonMap, JsonReader } from './json-reader.ts';

/** An AnalysisTemplate or ClusterAnalysisTemplate of the file. */
export interface ArgoTemplate {
  document: number;
  name: string;
  cluster: boolean;
  reader: JsonReader;
}

/** Metrics met while a rollout is read, and where each was written. */
export interface ArgoAnalyses {
  templates: readonly ArgoTemplate[];
  metrics: Map<string, { metric: PlanMetric; document: number; index: number; filled: string }>;
  /** The written analysis of each list of metrics, by the list's ids joined by a line break. */
  written: Map<string, Json>;
  notes: ImportNote[];
}

/** Ids of the metrics that an analysis (templates and arguments) measures. */
export function readAnalysis(analysis: JsonReader, analyses: ArgoAnalyses): string[] {
  const given = readArguments(analysis.at('args'));
  const dry = dryRunNames(analysis);
  const ids: string[] = [];
  const seen = new Set<string>();
  const visit = (reference: JsonReader): void => {
    const name = reference.at('templateName').text();
    const cluster = reference.at('clusterScope').flag(false);
    const template = analyses.templates.find((one) => one.name === name && one.cluster === cluster);
    if (!template) {
      analyses.notes.push({
        kind: 'notSimulated',
        path: reference.name,
        words: `The template ${name} is not in this file; its metrics are left out.`,
      });
      return;
    }
    if (seen.has(`${String(cluster)} ${name}`)) return;
    seen.add(`${String(cluster)} ${name}`);
    const spec = template.reader.at('spec');
    const values = new Map([...readArguments(spec.at('args')), ...given]);
    const isDry = [...dry, ...dryRunNames(spec)];
    spec
      .at('metrics')
      .items()
      .forEach((metric, index) =>
        ids.push(readTemplateMetric(metric, { template, index, values, isDry }, analyses)),
      );
    spec.at('templates').items().forEach(visit);
  };
  analysis.at('templates').items().forEach(visit);
  const unique = [...new Set(ids)];
  const key = unique.join('\n');
  if (!analyses.written.has(key)) analyses.written.set(key, analysis.value!);
  return unique;
}

function readArguments(args: JsonReader): [string, string][] {
  return args.items().flatMap((arg) => {
    const { value } = arg.at('value');
    return typeof value === 'string' || typeof value === 'number'
      ? [[arg.at('name').text(), String(value)] as [string, string]]
      : [];
  });
}

function dryRunNames(reader: JsonReader): string[] {
  return reader
    .at('dryRun')
    .items()
    .map((item) => item.at('metricName').text());
}

interface MetricPlace {
  template: ArgoTemplate;
  index: number;
  values: ReadonlyMap<string, string>;
  isDry: readonly string[];
}

function readTemplateMetric(raw: JsonReader, place: MetricPlace, analyses: ArgoAnalyses): string {
  const { template, index, values, isDry } = place;
  const fill = (text: string): string =>
    text.replace(/\{\{\s*args\.([\w-]+)\s*\}\}/g, (whole, name: string) => values.get(name) ?? whole);
  const name = raw.at('name').label();
  const dryRun = isDry.some((pattern) => pattern === name || pattern === '.*' || pattern === '*');
  const metric = argoMetric(raw, fill, dryRun, analyses.notes);
  const filled = fill(JSON.stringify(raw.value)) + String(dryRun);
  for (const [id, met] of analyses.metrics) {
    if (met.document === template.document && met.index === index && met.filled === filled) return id;
  }
  let id = analyses.metrics.has(name) ? `${template.name}.${name}` : name;
  for (let copy = 2; analyses.metrics.has(id); copy++) id = `${template.name}.${name}.${String(copy)}`;
  analyses.metrics.set(id, { metric: { ...metric, id }, document: template.document, index, filled });
  noteMeaning(raw, { ...metric, id }, analyses.notes);
  return id;
}

function argoMetric(
  raw: JsonReader,
  fill: (text: string) => string,
  dryRun: boolean,
  notes: ImportNote[],
): Omit<PlanMetric, 'id'> {
  const whole = (field: string, otherwise: number): number => {
    const { value } = raw.at(field);
    if (typeof value !== 'string') return raw.at(field).whole(otherwise, -1);
    const text = fill(value);
    if (/^-?\d+$/.test(text)) return Number(text);
    if (!text.includes('{{')) throw raw.at(field).wrong('a whole number');
    notes.push({
      kind: 'notSimulated',
      path: raw.at(field).name,
      words: `${text} is filled in by the cluster; ${String(otherwise)} is taken here.`,
    });
    return otherwise;
  };
  const duration = (field: string): number | null => {
    const { value } = raw.at(field);
    if (typeof value !== 'string') return raw.at(field).isAbsent ? null : raw.at(field).duration(0);
    const ms = parseDuration(fill(value));
    if (ms === null) throw raw.at(field).wrong('a time such as 30s, 5m or 1h30m');
    return ms;
  };
  const condition = (field: string): PlanMetric['success'] => {
    if (raw.at(field).isAbsent || raw.at(field).value === '') return null;
    return parseCondition(fill(raw.at(field).text()));
  };
  const count = whole('count', 0);
  const intervalMs = duration('interval');
  if (intervalMs !== null && intervalMs < 1000) throw raw.at('interval').wrong('at least 1s');
  return {
    ...DEFAULT_METRIC,
    windowMs: windowOf(raw) ?? intervalMs ?? DEFAULT_METRIC.windowMs,
    intervalMs,
    initialDelayMs: duration('initialDelay') ?? 0,
    count: count > 0 ? count : null,
    success: condition('successCondition'),
    failure: condition('failureCondition'),
    failureLimit: whole('failureLimit', 0),
    inconclusiveLimit: whole('inconclusiveLimit', 0),
    errorLimit: whole('consecutiveErrorLimit', 4),
    successRun: whole('consecutiveSuccessLimit', 0),
    dryRun,
  };
}

/** The range that a Prometheus query looks back over. */
function windowOf(raw: JsonReader): number | null {
  const { value } = raw.at('provider').at('prometheus').at('query');
  const range = typeof value === 'string' ? /\[(\d+(?:ms|s|m|h))\]/.exec(value)?.[1] : undefined;
  return range === undefined ? null : parseDuration(range);
}

function noteMeaning(raw: JsonReader, metric: PlanMetric, notes: ImportNote[]): void {
  const { id, failureLimit, success, failure } = metric;
  const provider = Object.keys((raw.at('provider').value ?? {}) as JsonMap)[0];
  const add = (kind: ImportNote['kind'], path: string, words: string): void =>
    void notes.push({ kind, path, words });
  add(
    'notSimulated',
    raw.at('provider').name,
    `${id}: the query${provider ? ` to ${provider}` : ''} is not run here. Say what it measures.`,
  );
  if (failureLimit > 0) {
    add(
      'meaning',
      raw.at('failureLimit').name,
      `${id}: failureLimit ${String(failureLimit)} fails at failure ${String(failureLimit + 1)}, though the documentation says ${String(failureLimit)}.`,
    );
  }
  if (success === null && failure === null) {
    add(
      'meaning',
      raw.name,
      `${id} has no condition: every measurement counts as a success, though the documentation says inconclusive.`,
    );
  }
  for (const [field, condition] of [
    ['successCondition', success],
    ['failureCondition', failure],
  ] as const) {
    if (condition && 'text' in condition)
      add(
        'notSimulated',
        raw.at(field).name,
        `${id}: “${condition.text}” cannot be read here; its measurements are inconclusive.`,
      );
  }
  if (countOf(metric) === null)
    add(
      'meaning',
      raw.name,
      `${id} is measured until the steps are over; unfinished then, it counts as successful.`,
    );
}
