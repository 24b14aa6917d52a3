import * as v from 'valibot';
import { MODEL_STAGES, type RegistryEvent } from '../registry/registry.ts';
import type { DrillEvent, Replay } from '../registry/rollback-drill.ts';
import type { GateAsk, StageRules } from '../registry/stage-rules.ts';
import { IsCount, IsDigest, IsId, IsNumber, IsTimeMs } from './basic-schemas.ts';

const IsStage = v.picklist(MODEL_STAGES);
const IsLength = v.pipe(IsNumber, v.minValue(0));

export const IsRegistryChange: v.GenericSchema<unknown, RegistryEvent['body']> = v.looseObject({
  model: IsDigest,
  stage: IsStage,
  why: v.string(),
  sinceMs: v.exactOptional(IsTimeMs),
  takesBack: v.exactOptional(IsId),
  gates: v.exactOptional(v.array(v.looseObject({ what: v.string(), holds: v.boolean(), why: v.string() }))),
  override: v.exactOptional(v.string()),
});

const IsReplay: v.GenericSchema<unknown, Replay> = v.union([
  v.looseObject({ table: IsDigest, rows: IsCount, answered: IsCount, ms: IsLength }),
  v.looseObject({ why: v.string() }),
]);

export const IsDrill: v.GenericSchema<unknown, DrillEvent['body']> = v.looseObject({
  from: v.nullable(IsDigest),
  to: IsDigest,
  stepsMs: v.looseObject({ detect: IsLength, decide: IsLength, switch: IsLength, verify: IsLength }),
  data: v.nullable(v.looseObject({ table: IsDigest, stops: v.array(v.string()) })),
  replay: IsReplay,
  note: v.string(),
  takesBack: v.exactOptional(IsId),
});

const IsAsk: v.GenericSchema<unknown, GateAsk> = v.variant('asks', [
  v.looseObject({ asks: v.literal('targets') }),
  v.looseObject({ asks: v.literal('held'), stage: IsStage, days: IsLength }),
  v.looseObject({ asks: v.literal('drill'), days: IsLength }),
  v.looseObject({ asks: v.literal('word'), words: v.string() }),
]);

export const IsStageRules: v.GenericSchema<unknown, StageRules['body']> = v.looseObject({
  gates: v.array(v.looseObject({ id: v.string(), from: v.nullable(IsStage), to: IsStage, ask: IsAsk })),
});
