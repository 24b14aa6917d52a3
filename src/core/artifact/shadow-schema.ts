import * as v from 'valibot';
import type { Shadow, ShadowParticipant, ShadowSide } from '../shadow/shadow.ts';
import type { ShadowRules } from '../shadow/shadow-rules.ts';
import { IsCount, IsDigest, IsEnvironment, IsNumber, IsTimeMs } from './basic-schemas.ts';
import { IsPredicate } from './predicate-schema.ts';

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

const IsRules: v.GenericSchema<unknown, ShadowRules> = v.looseObject({
  ignore: v.array(
    v.variant('when', [
      v.looseObject({ when: v.literal('rows'), where: IsPredicate }),
      v.looseObject({ when: v.literal('near'), within: IsNumber }),
      v.looseObject({ when: v.literal('championFailed') }),
    ]),
  ),
  clean: v.looseObject({
    case: v.boolean(),
    spaces: v.boolean(),
    digits: v.nullable(v.pipe(IsCount, v.maxValue(100))),
    compared: v.boolean(),
  }),
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
      again: v.exactOptional(IsSide),
    }),
  ),
  rules: v.exactOptional(IsRules),
  judging: v.exactOptional(
    v.looseObject({
      alpha: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
      margin: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
      seed: IsCount,
    }),
  ),
});
