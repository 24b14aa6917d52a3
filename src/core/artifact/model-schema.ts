import * as v from 'valibot';
import type { ModelSource } from '../model/model-version.ts';
import type { Signature } from '../model/signature.ts';
import { IsCount, IsDigest, IsNumber, IsTextMap } from './basic-schemas.ts';
import { IsPredicate } from './predicate-schema.ts';

const IsInput = v.looseObject({
  input: v.string(),
  dtype: v.picklist(['float32', 'float64', 'int32', 'int64', 'bool', 'string']),
  shape: v.array(v.union([IsCount, v.literal('N')])),
  columns: v.array(v.string()),
  scale: IsNumber,
  offset: IsNumber,
  missing: v.union([v.picklist(['nan', 'refuse']), v.looseObject({ fill: v.union([IsNumber, v.string()]) })]),
  mappedBy: v.picklist(['name', 'position', 'user']),
});

const IsTask = v.variant('type', [
  v.looseObject({
    type: v.literal('classification'),
    classes: v.array(v.string()),
    positive: v.nullable(v.string()),
    threshold: v.nullable(IsNumber),
    thresholds: v.exactOptional(
      v.looseObject({
        column: v.string(),
        byValue: v.record(v.string(), IsNumber),
        missing: IsNumber,
        otherwise: IsNumber,
      }),
    ),
  }),
  v.looseObject({ type: v.literal('regression'), unit: v.nullable(v.string()) }),
]);

export const IsSignature: v.GenericSchema<unknown, Signature> = v.looseObject({
  task: IsTask,
  inputs: v.array(IsInput),
  outputs: v.looseObject({
    label: v.nullable(v.string()),
    scores: v.nullable(
      v.looseObject({
        name: v.string(),
        as: v.picklist(['probabilities', 'logits', 'positiveProbability']),
      }),
    ),
    value: v.nullable(v.string()),
  }),
  recipe: v.exactOptional(v.nullable(IsDigest)),
});

export const IsModelSource: v.GenericSchema<unknown, ModelSource> = v.variant('type', [
  v.looseObject({
    type: v.literal('onnx'),
    chunks: v.array(IsDigest),
    bytes: IsCount,
    file: v.string(),
    edits: v.array(v.literal('dropZipMap')),
  }),
  v.looseObject({
    type: v.literal('column'),
    column: v.looseObject({
      column: v.string(),
      labels: v.nullable(IsTextMap),
      probability: v.nullable(v.string()),
      by: v.exactOptional(v.literal('human')),
    }),
  }),
  v.looseObject({
    type: v.literal('constant'),
    constant: v.looseObject({
      by: v.picklist(['majority', 'mean', 'median']),
      answer: v.union([v.string(), IsNumber]),
      shares: v.nullable(v.array(IsNumber)),
      table: IsDigest,
      column: v.string(),
      rows: IsCount,
    }),
  }),
  v.looseObject({ type: v.literal('rule'), where: IsPredicate }),
  v.looseObject({ type: v.literal('human') }),
]);
