import * as v from 'valibot';
import type { OutputScoring } from '../evaluation/output-scoring.ts';
import { IsDigest } from './basic-schemas.ts';

const IsScoredOutputs = v.variant('of', [
  v.looseObject({
    of: v.literal('ranking'),
    relevance: v.string(),
    score: v.string(),
    group: v.string(),
    k: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  }),
  v.looseObject({
    of: v.literal('transcripts'),
    reference: v.string(),
    transcript: v.string(),
    options: v.looseObject({
      ignoreCase: v.boolean(),
      ignorePunctuation: v.boolean(),
      ignoreAccents: v.boolean(),
    }),
  }),
  v.looseObject({ of: v.literal('boxes'), truth: v.string(), found: v.string() }),
]);

/** Rankings, transcripts or boxes in columns of a table. */
export const IsOutputScoring: v.GenericSchema<unknown, OutputScoring['body']> = v.looseObject({
  table: IsDigest,
  what: IsScoredOutputs,
  column: v.nullable(v.string()),
  source: v.string(),
});
