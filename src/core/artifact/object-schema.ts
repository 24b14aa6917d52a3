import * as v from 'valibot';
import type { AnyObject } from './documents.ts';
import { IsCount, IsDigest, IsEstimate, IsMadeBy, IsNumber, IsScalarMap } from './basic-schemas.ts';
import { IsColumns } from './column-schema.ts';
import { IsModelSource, IsSignature } from './model-schema.ts';
import { IsFittedRecipe } from './recipe-schemas.ts';

const base = { digest: IsDigest, madeBy: IsMadeBy };

const IsTable = v.looseObject({
  ...base,
  kind: v.literal('table'),
  rows: IsCount,
  columns: IsColumns,
  source: v.nullable(v.looseObject({ file: v.string(), bytes: IsCount, bytesDigest: v.nullable(IsDigest) })),
});

const IsRecipeVersion = v.looseObject({ ...base, kind: v.literal('recipe'), fitted: IsFittedRecipe });

const IsModel = v.looseObject({
  ...base,
  kind: v.literal('model'),
  signature: IsSignature,
  source: IsModelSource,
});

const IsBackendCheck = v.looseObject({
  against: v.literal('wasm'),
  rows: IsCount,
  largestDifference: v.nullable(IsNumber),
  flips: IsCount,
});

const IsPredictions = v.looseObject({
  ...base,
  kind: v.literal('predictions'),
  table: IsDigest,
  model: IsDigest,
  rows: IsCount,
  failed: IsCount,
  columns: IsColumns,
  checked: v.exactOptional(v.nullable(IsBackendCheck)),
});

const IsLatency = v.looseObject({
  ...base,
  kind: v.literal('latency'),
  model: IsDigest,
  table: IsDigest,
  samples: v.array(v.looseObject({ batch: IsCount, callsMs: v.array(IsNumber) })),
});

const IsConfusion = v.pipe(
  v.looseObject({
    classes: v.array(v.string()),
    counts: v.array(v.array(IsCount)),
    unlabeled: IsCount,
    failed: IsCount,
  }),
  v.check(
    ({ classes, counts }) =>
      counts.length === classes.length && counts.every((row) => row.length === classes.length),
    'as many rows and columns as classes',
  ),
);

const IsEvaluation = v.looseObject({
  ...base,
  kind: v.literal('evaluation'),
  table: IsDigest,
  model: IsDigest,
  predictions: IsDigest,
  truth: v.string(),
  weights: v.exactOptional(v.nullable(v.string())),
  rows: IsCount,
  results: v.array(
    v.looseObject({
      measure: v.looseObject({ metric: v.string(), params: IsScalarMap }),
      estimate: IsEstimate,
    }),
  ),
  confusion: v.nullable(IsConfusion),
});

/** Any immutable object, by its kind. A kind that is new in a later version raises that version's `minReader`. */
export const IsObject: v.GenericSchema<unknown, AnyObject> = v.variant('kind', [
  IsTable,
  IsRecipeVersion,
  IsModel,
  IsPredictions,
  IsLatency,
  IsEvaluation,
]);

export const OBJECT_KINDS: readonly AnyObject['kind'][] = [
  'evaluation',
  'latency',
  'model',
  'predictions',
  'recipe',
  'table',
];
