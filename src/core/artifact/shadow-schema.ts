import * as v from 'valibot';
import type { Shadow, ShadowParticipant, ShadowSide } from '../rollout/shadow.ts';
import { IsCount, IsDigest, IsEnvironment, IsNumber, IsTimeMs } from './basic-schemas.ts';

const IsParticipant: v.GenericSchema<unknown, ShadowParticipant> = v.looseObject({
  model: IsDigest,
  backend: v.picklist(['wasm', 'webgpu']),
  threads: v.picklist(['one', 'all']),
});

const IsSide: v.GenericSchema<unknown, ShadowSide> = v.looseObject({
  predictions: v.nullable(IsDigest),
  evaluation: v.nullable(IsDigest),
  reused: v.boolean(),
  problem: v.nullable(v.string()),
  answered: IsCount,
  failed: IsCount,
  timedOut: IsCount,
  errors: v.array(v.looseObject({ message: v.string(), rows: IsCount })),
  firstMs: v.nullable(IsNumber),
  lastMs: v.nullable(IsNumber),
  calls: IsCount,
  callsMs: v.array(IsNumber),
  environment: v.nullable(IsEnvironment),
});

/** Two that answer the same rows side by side. */
export const IsShadow: v.GenericSchema<unknown, Shadow['body']> = v.looseObject({
  table: IsDigest,
  champion: IsParticipant,
  challenger: IsParticipant,
  percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  seed: IsCount,
  rowsACall: v.pipe(IsCount, v.minValue(1)),
  timeoutMs: v.nullable(IsNumber),
  reuse: v.boolean(),
  truth: v.nullable(v.string()),
  tolerance: IsNumber,
  by: v.nullable(v.string()),
  begunMs: v.nullable(IsTimeMs),
  run: v.nullable(
    v.looseObject({
      startMs: IsTimeMs,
      endMs: IsTimeMs,
      asked: IsCount,
      startedFirst: v.picklist(['champion', 'challenger']),
      champion: IsSide,
      challenger: IsSide,
    }),
  ),
});
