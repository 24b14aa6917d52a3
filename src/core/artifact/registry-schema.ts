import * as v from 'valibot';
import { MODEL_STAGES, type RegistryEvent } from '../rollout/registry.ts';
import { IsDigest, IsId, IsTimeMs } from './basic-schemas.ts';

export const IsRegistryChange: v.GenericSchema<unknown, RegistryEvent['body']> = v.looseObject({
  model: IsDigest,
  stage: v.picklist(MODEL_STAGES),
  why: v.string(),
  sinceMs: v.exactOptional(IsTimeMs),
  takesBack: v.exactOptional(IsId),
  gates: v.exactOptional(v.array(v.looseObject({ what: v.string(), holds: v.boolean(), why: v.string() }))),
  override: v.exactOptional(v.string()),
});
