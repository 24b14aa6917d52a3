import * as v from 'valibot';
import type { DataDefinition, DefinitionText } from '../labels/data-definition.ts';
import type { Annotation, Labeling } from '../labels/labeling.ts';
import { IsCount, IsDigest, IsId, IsTextMap, IsTimeMs } from './basic-schemas.ts';

const IsDefinitionText: v.GenericSchema<unknown, DefinitionText> = v.looseObject({
  inputKind: v.picklist(['table', 'text', 'image', 'audio']),
  input: v.string(),
  label: v.string(),
  classes: v.array(v.looseObject({ name: v.string(), meaning: v.string() })),
  edgeCases: v.array(
    v.looseObject({
      words: v.string(),
      ruling: v.string(),
      examples: v.array(v.looseObject({ table: IsDigest, row: IsCount })),
    }),
  ),
  answers: IsTextMap,
});

export const IsDataDefinition: v.GenericSchema<unknown, DataDefinition['body']> = v.looseObject({
  draft: IsDefinitionText,
  versions: v.array(
    v.looseObject({ number: IsCount, atMs: IsTimeMs, note: v.string(), text: IsDefinitionText }),
  ),
});

export const IsLabeling: v.GenericSchema<unknown, Labeling['body']> = v.looseObject({
  table: IsDigest,
  question: v.string(),
  classes: v.array(v.string()),
  ordered: v.boolean(),
  sources: v.array(
    v.variant('from', [
      v.looseObject({ from: v.literal('columns'), columns: v.array(v.string()) }),
      v.looseObject({
        from: v.literal('lines'),
        table: IsDigest,
        item: v.string(),
        key: v.nullable(v.string()),
        annotator: v.string(),
        label: v.string(),
      }),
      v.looseObject({ from: v.literal('here') }),
    ]),
  ),
  rows: v.nullable(v.array(IsCount)),
  columns: v.nullable(v.array(v.string())),
  blind: v.boolean(),
  definition: v.nullable(IsId),
  reference: v.nullable(v.string()),
  rounds: v.array(
    v.looseObject({
      number: IsCount,
      startMs: IsTimeMs,
      note: v.string(),
      endMs: v.exactOptional(IsTimeMs),
    }),
  ),
  results: v.array(v.looseObject({ table: IsDigest, atMs: IsTimeMs })),
  review: v.exactOptional(
    v.looseObject({
      column: v.string(),
      given: v.array(v.string()),
      suggested: v.array(v.string()),
      quality: v.array(v.number()),
      how: v.string(),
    }),
  ),
});

export const IsAnnotation: v.GenericSchema<unknown, Annotation['body']> = v.looseObject({
  labeling: IsId,
  row: IsCount,
  what: v.picklist(['label', 'ruling', 'note']),
  value: v.nullable(v.string()),
  round: IsCount,
  definition: v.nullable(IsCount),
  blind: v.boolean(),
});
