import * as v from 'valibot';
import type { MetricRef, Target } from '../brief/target.ts';
import { IsCount, IsId, IsNumber, IsScalarMap } from './basic-schemas.ts';

export const IsMetricRef: v.GenericSchema<unknown, MetricRef> = v.looseObject({
  metric: v.string(),
  params: IsScalarMap,
  slice: v.nullable(IsId),
  against: v.nullable(IsId),
  statistic: v.picklist(['value', 'difference', 'ratio']),
});

export const IsTarget: v.GenericSchema<unknown, Target['body']> = v.looseObject({
  measure: IsMetricRef,
  direction: v.picklist(['atLeast', 'atMost']),
  value: IsNumber,
  unit: v.string(),
  decide: v.picklist(['point', 'interval']),
  where: v.array(v.picklist(['gate', 'guardrail', 'alarm'])),
  minRows: IsCount,
  owner: v.string(),
  note: v.string(),
});
