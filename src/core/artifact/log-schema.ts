import * as v from 'valibot';
import type { LogWindows } from '../drift/log-profile.ts';
import type { GoodFeedback } from '../monitor/good-feedback.ts';
import type { LogColumns, LogDocument, Period } from '../monitor/log.ts';
import { IsCount, IsDigest, IsId, IsTimeMs } from './basic-schemas.ts';

const IsRows = v.pipe(IsCount, v.minValue(1));

const IsWindows: v.GenericSchema<unknown, LogWindows> = v.variant('by', [
  v.looseObject({ by: v.literal('time'), everyMs: IsRows }),
  v.looseObject({ by: v.literal('rows'), rows: IsRows, tail: v.picklist(['keep', 'drop', 'append']) }),
]);

const IsColumns: v.GenericSchema<unknown, LogColumns> = v.looseObject({
  time: v.string(),
  inputs: v.array(v.string()),
  prediction: v.nullable(v.string()),
  scores: v.array(v.looseObject({ column: v.string(), class: v.string() })),
  positive: v.nullable(v.string()),
  label: v.nullable(v.string()),
  labelTime: v.nullable(v.string()),
  latency: v.nullable(v.string()),
  modelVersion: v.nullable(v.string()),
  feedback: v.array(v.string()),
});

const IsGoodFeedback: v.GenericSchema<unknown, GoodFeedback> = v.variant('of', [
  v.looseObject({ of: v.literal('values'), values: v.array(v.string()) }),
  v.looseObject({ of: v.picklist(['atLeast', 'atMost']), value: v.pipe(v.number(), v.finite()) }),
]);

const IsPeriod: v.GenericSchema<unknown, Period> = v.looseObject({ fromMs: IsTimeMs, toMs: IsTimeMs });

/** What a model met in production. */
export const IsLog: v.GenericSchema<unknown, LogDocument['body']> = v.looseObject({
  dataset: v.nullable(IsId),
  profile: v.nullable(IsDigest),
  profileOf: v.nullable(IsDigest),
  columns: v.nullable(IsColumns),
  windows: IsWindows,
  batches: v.array(v.looseObject({ source: v.string(), rows: IsCount, addedMs: IsTimeMs })),
  events: v.array(v.looseObject({ id: v.string(), atMs: IsTimeMs, name: v.string() })),
  reference: v.nullable(IsPeriod),
  current: v.nullable(IsPeriod),
  model: v.nullable(IsDigest),
  goodFeedback: v.exactOptional(v.record(v.string(), IsGoodFeedback)),
  made: v.exactOptional(v.looseObject({ question: v.unknown(), truth: v.unknown() })),
});
