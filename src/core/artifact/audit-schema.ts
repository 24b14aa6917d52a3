import * as v from 'valibot';
import type { Audit } from '../evaluation/audit.ts';
import { IsCount, IsDigest, IsEstimate, IsNumber, IsTextMap, IsTimeMs } from './basic-schemas.ts';
import { IsMetricRef } from './target-schema.ts';

export const IsAudit: v.GenericSchema<unknown, Audit['body']> = v.looseObject({
  truth: v.string(),
  groupings: v.array(v.array(v.string())),
  positive: v.nullable(v.string()),
  favourable: v.nullable(v.picklist(['positive', 'negative'])),
  references: IsTextMap,
  minRows: IsCount,
  lines: v.record(
    v.string(),
    v.looseObject({
      order: IsNumber,
      risk: v.string(),
      measure: v.nullable(IsMetricRef),
      direction: v.picklist(['atLeast', 'atMost']),
      value: v.nullable(IsNumber),
      result: v.nullable(
        v.looseObject({
          estimate: IsEstimate,
          seenMs: IsTimeMs,
          evidence: v.looseObject({
            of: IsDigest,
            where: v.nullable(v.string()),
            against: v.nullable(v.string()),
          }),
          words: v.string(),
        }),
      ),
      accepted: v.nullable(v.looseObject({ by: v.string(), atMs: IsTimeMs, note: v.string() })),
    }),
  ),
});
