import { Problem } from '../kernel/problem.ts';
import { parseCondition } from '../rollout/condition.ts';
import { JsonReader } from './json-reader.ts';
import * as plan from '../rollout/plan.ts';
import type { Condition, Foreign, PlanMetric, PlanPolicy, PlanStep, RolloutPlan } from '../rollout/plan.ts';
import { readYaml } from './yaml-documents.ts';

const MOST_STEPS = 500;
const MOST_METRICS = 200;

/**
 * A plan from our own text form (one YAML document of kind RolloutPlan); what is not written has its default.
 * Throws Problem "yaml.…" or "plan.…" with line and column.
 */
export function readPlan(text: string): RolloutPlan {
  const { values, where } = readYaml(text);
  if (values.length !== 1) {
    throw new Problem({
      code: 'plan.documents',
      message: 'A plan is one document.',
      expected: 'one',
      found: String(values.length),
    });
  }
  return readPlanFields(new JsonReader(values[0], [], (path) => where(0, path)));
}

function readPlanFields(reader: JsonReader): RolloutPlan {
  reader.only([
    'kind',
    'strategy',
    'unit',
    'tick',
    'startGate',
    'steps',
    'metrics',
    'background',
    'policy',
    'foreign',
  ]);
  if (reader.at('kind').value !== 'RolloutPlan') throw reader.at('kind').wrong('kind: RolloutPlan');
  const { strategy, unit, tickMs, startGate } = plan.DEFAULT_PLAN;
  const metrics = limited(reader.at('metrics'), MOST_METRICS).map(readMetric);
  const ids = new Set<string>();
  metrics.forEach(({ id }, at) => {
    if (ids.has(id)) throw reader.at('metrics').at(at).at('id').wrong('a name no other metric has');
    ids.add(id);
  });
  const steps = limited(reader.at('steps'), MOST_STEPS).map((step) => readStep(step, ids));
  const background = reader.at('background');
  if (!background.isAbsent) background.only(['analysis', 'fromStep']);
  return {
    strategy: reader.at('strategy').one(plan.STRATEGIES, strategy),
    unit: reader.at('unit').one(plan.UNITS, unit),
    tickMs: readTick(reader.at('tick'), tickMs),
    startGate: reader.at('startGate').one(['auto', 'manual'], startGate),
    steps,
    metrics,
    background: background.isAbsent
      ? null
      : {
          analysis: readIds(background.at('analysis'), ids),
          fromStep: background.at('fromStep').whole(0),
        },
    policy: readPolicy(reader.at('policy')),
    foreign: readForeign(reader.at('foreign')),
  };
}

function limited(reader: JsonReader, most: number): JsonReader[] {
  const items = reader.items();
  if (items.length > most) throw reader.wrong(`at most ${String(most)} entries`);
  return items;
}

function readTick(reader: JsonReader, otherwise: number): number {
  const ms = reader.duration(otherwise);
  if (ms < 1000) throw reader.wrong('at least 1s');
  return ms;
}

function readIds(reader: JsonReader, ids: ReadonlySet<string>): string[] {
  return reader.items().map((item) => {
    const id = item.text();
    if (!ids.has(id))
      throw item.wrong('the id of a metric of this plan', 'Add the metric, or take the name out.');
    return id;
  });
}

function readStep(reader: JsonReader, ids: ReadonlySet<string>): PlanStep {
  const { weight, mirror, holdMs, minSamples, gate, control, automation } = plan.DEFAULT_STEP;
  reader.only(['weight', 'mirror', 'hold', 'minSamples', 'gate', 'analysis', 'control', 'automation']);
  return {
    weight: reader.at('weight').number(weight, 0, 100),
    mirror: reader.at('mirror').number(mirror, 0, 100),
    holdMs: reader.at('hold').duration(holdMs),
    minSamples: reader.at('minSamples').whole(minSamples),
    gate: reader.at('gate').one(['auto', 'manual'], gate),
    analysis: readIds(reader.at('analysis'), ids),
    control: reader.at('control').one(['rest', 'equal'], control),
    automation: reader.at('automation').one(plan.DEGREES, automation),
  };
}

function readMetric(reader: JsonReader): PlanMetric {
  const d = plan.DEFAULT_METRIC;
  reader.only(
    'id source arm window interval initialDelay count success failure failureLimit inconclusiveLimit errorLimit successRun noData test params dryRun'.split(
      ' ',
    ),
  );
  const id = reader.at('id').label(1000);
  const interval = reader.at('interval');
  const count = reader.at('count');
  if (!interval.isAbsent && interval.duration(0) < 1000) throw interval.wrong('at least 1s');
  return {
    id,
    source: reader.at('source').one(plan.SOURCES, d.source),
    arm: reader.at('arm').one(plan.ARMS, d.arm),
    windowMs: reader.at('window').duration(d.windowMs),
    intervalMs: interval.isAbsent ? null : interval.duration(0),
    initialDelayMs: reader.at('initialDelay').duration(d.initialDelayMs),
    count: count.isAbsent ? null : count.whole(1, 1),
    success: readCondition(reader.at('success'), 0),
    failure: readCondition(reader.at('failure'), 0),
    failureLimit: reader.at('failureLimit').whole(d.failureLimit, -1),
    inconclusiveLimit: reader.at('inconclusiveLimit').whole(d.inconclusiveLimit),
    errorLimit: reader.at('errorLimit').whole(d.errorLimit),
    successRun: reader.at('successRun').whole(d.successRun),
    noData: reader.at('noData').one(plan.NO_DATA, d.noData),
    test: reader.at('test').one(plan.TESTS, d.test),
    params: reader.at('params').isAbsent
      ? {}
      : Object.fromEntries(
          Object.keys(reader.at('params').map()).map((name) => [
            name,
            reader.at('params').at(name).number(NaN),
          ]),
        ),
    dryRun: reader.at('dryRun').flag(d.dryRun),
  };
}

function readCondition(reader: JsonReader, depth: number): Condition | null {
  if (reader.isAbsent && depth === 0) return null;
  if (typeof reader.value === 'string') return parseCondition(reader.value);
  if (depth > 8) throw reader.wrong('a simpler condition');
  const fields = reader.map();
  if ('text' in fields) return { text: reader.only(['text']).at('text').text() };
  if ('isNaN' in fields) {
    if (!reader.only(['isNaN']).at('isNaN').flag(false)) throw reader.at('isNaN').wrong('true');
    return { isNaN: true };
  }
  for (const join of ['all', 'any'] as const) {
    if (!(join in fields)) continue;
    const of = reader
      .only([join])
      .at(join)
      .items()
      .map((item) => readCondition(item, depth + 1)!);
    return join === 'all' ? { all: of } : { any: of };
  }
  reader.only(['op', 'value']);
  if (reader.at('op').isAbsent || reader.at('value').isAbsent)
    throw reader.wrong('op and value, such as {op: ">=", value: 0.99}');
  return { op: reader.at('op').one(plan.OPERATORS, '<'), value: reader.at('value').number(0) };
}

function readPolicy(reader: JsonReader): PlanPolicy {
  const d = plan.DEFAULT_POLICY;
  if (reader.isAbsent) return d;
  reader.only(
    'counter failureLimit onFail onInconclusive abort scaleDownDelay abortScaleDownDelay promoteStep'.split(
      ' ',
    ),
  );
  const delay = (name: string, otherwise: number | null): number | null =>
    reader.at(name).value === 'forever' ? null : reader.at(name).duration(otherwise ?? 0);
  return {
    counter: reader.at('counter').one(['perMetric', 'global'], d.counter),
    failureLimit: reader.at('failureLimit').whole(d.failureLimit),
    onFail: reader.at('onFail').one(['hold', 'continue', 'abort'], d.onFail),
    onInconclusive: reader.at('onInconclusive').one(['pause', 'promote', 'abort'], d.onInconclusive),
    abort: reader.at('abort').one(['toZero', 'reverseSteps'], d.abort),
    scaleDownDelayMs: delay('scaleDownDelay', d.scaleDownDelayMs),
    abortScaleDownDelayMs: delay('abortScaleDownDelay', d.abortScaleDownDelayMs),
    promoteStep: reader.at('promoteStep').number(d.promoteStep, 1, 100),
  };
}

function readForeign(reader: JsonReader): Foreign | null {
  if (reader.isAbsent) return null;
  reader.only(['from', 'documents']);
  return {
    from: reader.at('from').one(['argo', 'flagger'], 'argo'),
    documents: reader
      .at('documents')
      .items()
      .map(({ value }) => value!),
  };
}
