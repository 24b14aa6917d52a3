import * as v from 'valibot';
import type { ServingPlan } from '../serving/serving-plan.ts';
import { IsCount, IsDigest, IsNumber } from './basic-schemas.ts';

const IsAmount = v.pipe(IsNumber, v.minValue(0));
const IsShare = v.pipe(IsNumber, v.minValue(0), v.maxValue(1));
const IsSome = v.pipe(IsCount, v.minValue(1));

const IsCapacity = v.looseObject({
  perSecond: v.nullable(IsAmount),
  peakPerSecond: v.nullable(IsAmount),
  serviceMs: v.nullable(IsAmount),
  measured: v.nullable(IsDigest),
  variation: IsAmount,
  workers: IsSome,
  targetMs: v.nullable(IsAmount),
  targetShare: IsShare,
  batch: IsSome,
  batchWaitMs: IsAmount,
  batchShare: IsAmount,
  places: v.nullable(IsCount),
  timeoutMs: v.nullable(IsAmount),
  coldAfterMs: v.nullable(IsAmount),
  coldStartMs: IsAmount,
});

const IsOption = v.looseObject({
  name: v.string(),
  place: v.picklist(['cloud', 'onPremises', 'device', 'browser']),
  fixed: IsAmount,
  monthly: IsAmount,
  perThousand: IsAmount,
  perDevice: IsAmount,
  note: v.string(),
});

const IsCosts = v.looseObject({
  currency: v.string(),
  months: IsSome,
  perMonth: v.nullable(IsAmount),
  growth: v.pipe(IsNumber, v.minValue(-1)),
  devices: IsAmount,
  devicesPerMonth: IsAmount,
  options: v.array(IsOption),
});

const IsFleet = v.looseObject({
  devices: v.nullable(IsAmount),
  releaseEveryDays: v.nullable(IsSome),
  updatePerDay: v.nullable(IsShare),
  never: IsShare,
  behind: IsCount,
  tolerance: IsShare,
});

export const IsServingPlan: v.GenericSchema<unknown, ServingPlan['body']> = v.looseObject({
  case: v.nullable(v.picklist(['new', 'assist', 'replace'])),
  answers: v.record(
    v.string(),
    v.looseObject({ choice: v.string(), words: v.string(), evidence: v.string(), owner: v.string() }),
  ),
  capacity: IsCapacity,
  costs: IsCosts,
  fleet: IsFleet,
});
