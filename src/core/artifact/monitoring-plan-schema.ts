import * as v from 'valibot';
import type { AlarmLine, MonitoringPlan, Watched } from '../monitor/monitoring-plan.ts';
import { IsCount, IsId, IsNumber, IsTimeMs } from './basic-schemas.ts';
import { IsSignal } from './signal-schema.ts';

const IsWatched: v.GenericSchema<unknown, Watched> = v.variant('by', [
  v.looseObject({ by: v.literal('signal'), signal: IsSignal }),
  v.looseObject({ by: v.literal('target'), target: IsId }),
]);

const IsRule = v.pipe(
  v.looseObject({
    bad: v.picklist(['above', 'below']),
    raise: IsNumber,
    clear: IsNumber,
    forWindows: v.pipe(IsCount, v.minValue(1), v.maxValue(10_000)),
  }),
  v.check(
    ({ bad, raise, clear }) => (bad === 'above' ? clear <= raise : clear >= raise),
    'a level to end at that is not beyond the one to begin at',
  ),
);

const IsAlarmLine: v.GenericSchema<unknown, AlarmLine> = v.looseObject({
  order: IsNumber,
  risk: v.string(),
  log: IsId,
  watches: IsWatched,
  rule: IsRule,
  group: v.string(),
  severity: v.picklist(['page', 'ticket', 'info']),
  silences: v.array(v.looseObject({ fromMs: IsTimeMs, toMs: IsTimeMs, reason: v.string() })),
  action: v.string(),
  owner: v.string(),
  dropped: v.nullable(v.looseObject({ why: v.string(), by: v.string(), atMs: IsTimeMs })),
  verdicts: v.record(
    v.pipe(v.string(), v.regex(/^-?\d{1,16}$/, 'a time in ms')),
    v.looseObject({ useful: v.boolean(), note: v.string(), by: v.string(), atMs: IsTimeMs }),
  ),
});

/** What is watched in production. */
export const IsMonitoringPlan: v.GenericSchema<unknown, MonitoringPlan['body']> = v.looseObject({
  lines: v.record(v.string(), IsAlarmLine),
  note: v.string(),
});
