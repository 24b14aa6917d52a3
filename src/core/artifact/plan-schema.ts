import * as v from 'valibot';
import {
  ARMS,
  DEGREES,
  NO_DATA,
  OPERATORS,
  SOURCES,
  STRATEGIES,
  TESTS,
  UNITS,
  type Condition,
  type Json,
  type PlanMetric,
  type PlanPolicy,
  type PlanStep,
  type RolloutPlan,
} from '../rollout/plan.ts';
import type { RolloutPlanBody } from '../rollout/plan-document.ts';
import type { RateProfile } from '../rollout/traffic.ts';
import { IsCount, IsId, IsNumber } from './basic-schemas.ts';
import { IsBlueGreen } from './blue-green-schema.ts';
import { IsSimulation } from './simulation-schema.ts';

const IsMs = IsCount;
const IsPeriod = v.pipe(IsCount, v.minValue(1000));
const IsPercent = v.pipe(IsNumber, v.minValue(0), v.maxValue(100));

/** Exactly one of the kinds; their depth is bounded by that of the JSON around them (MAX_JSON_DEPTH). */
const IsCondition: v.GenericSchema<unknown, Condition> = v.lazy(() =>
  v.union([
    v.strictObject({ op: v.picklist(OPERATORS), value: IsNumber }),
    v.strictObject({ isNaN: v.literal(true) }),
    v.strictObject({ all: v.array(IsCondition) }),
    v.strictObject({ any: v.array(IsCondition) }),
    v.strictObject({ text: v.string() }),
  ]),
);

const IsJson: v.GenericSchema<unknown, Json> = v.lazy(() =>
  v.union([v.null(), v.boolean(), IsNumber, v.string(), v.array(IsJson), v.record(v.string(), IsJson)]),
);

const IsStep: v.GenericSchema<unknown, PlanStep> = v.looseObject({
  weight: IsPercent,
  mirror: IsPercent,
  holdMs: IsMs,
  minSamples: IsCount,
  gate: v.picklist(['auto', 'manual']),
  analysis: v.array(v.string()),
  control: v.picklist(['rest', 'equal']),
  automation: v.picklist(DEGREES),
});

const IsMetric: v.GenericSchema<unknown, PlanMetric> = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^\S.{0,999}$/, 'a name on one line')),
  source: v.picklist(SOURCES),
  arm: v.picklist(ARMS),
  windowMs: IsMs,
  intervalMs: v.nullable(IsPeriod),
  initialDelayMs: IsMs,
  count: v.nullable(v.pipe(IsCount, v.minValue(1))),
  success: v.nullable(IsCondition),
  failure: v.nullable(IsCondition),
  failureLimit: v.pipe(v.number(), v.safeInteger(), v.minValue(-1)),
  inconclusiveLimit: IsCount,
  errorLimit: IsCount,
  successRun: IsCount,
  noData: v.picklist(NO_DATA),
  test: v.picklist(TESTS),
  params: v.record(v.string(), IsNumber),
  dryRun: v.boolean(),
});

const IsPolicy: v.GenericSchema<unknown, PlanPolicy> = v.looseObject({
  counter: v.picklist(['perMetric', 'global']),
  failureLimit: IsCount,
  onFail: v.picklist(['hold', 'continue', 'abort']),
  onInconclusive: v.picklist(['pause', 'promote', 'abort']),
  abort: v.picklist(['toZero', 'reverseSteps']),
  scaleDownDelayMs: v.nullable(IsMs),
  abortScaleDownDelayMs: v.nullable(IsMs),
  promoteStep: v.pipe(IsNumber, v.minValue(1), v.maxValue(100)),
});

const IsPlan: v.GenericSchema<unknown, RolloutPlan> = v.looseObject({
  strategy: v.picklist(STRATEGIES),
  unit: v.picklist(UNITS),
  tickMs: IsPeriod,
  startGate: v.picklist(['auto', 'manual']),
  steps: v.array(IsStep),
  metrics: v.pipe(
    v.array(IsMetric),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'metrics of different names'),
  ),
  background: v.nullable(v.looseObject({ analysis: v.array(v.string()), fromStep: IsCount })),
  policy: IsPolicy,
  foreign: v.nullable(v.looseObject({ from: v.picklist(['argo', 'flagger']), documents: v.array(IsJson) })),
});

const IsProfile: v.GenericSchema<unknown, RateProfile> = v.pipe(
  v.array(v.looseObject({ fromMs: IsMs, perSecond: v.pipe(IsNumber, v.minValue(0)) })),
  v.minLength(1),
  v.check(
    (all) => all[0]?.fromMs === 0 && all.every(({ fromMs }, at) => at === 0 || fromMs > all[at - 1]!.fromMs),
    'rates from the start on, in order of time',
  ),
);

export const IsRolloutPlan: v.GenericSchema<unknown, RolloutPlanBody> = v.looseObject({
  plan: IsPlan,
  note: v.string(),
  traffic: v.exactOptional(IsProfile),
  healthy: v.exactOptional(v.record(v.string(), IsNumber)),
  guardrails: v.exactOptional(v.record(v.string(), IsId)),
  simulation: v.exactOptional(IsSimulation),
  blueGreen: v.exactOptional(IsBlueGreen),
});
