import * as v from 'valibot';
import type { Estimate, Interval, Reason } from '../kernel/estimate.ts';
import type { Digest, Environment, Id, MadeBy } from '../kernel/objects.ts';

/**
 * Shapes that many documents and objects share. Objects are loose throughout: fields that a newer minor version
 * wrote stay where they are and are written again.
 */

export const IsDigest = v.custom<Digest>(
  (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  'a digest (64 hex digits)',
);

export const IsId = v.custom<Id>(
  (value) => typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(value),
  'an id (letters, digits, "-", "_")',
);

export const IsNumber = v.pipe(v.number(), v.finite());
export const IsCount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Milliseconds since 1970 that a Date can hold. */
export const IsTimeMs = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15));

export const IsRecord: v.GenericSchema<unknown, Readonly<Record<string, unknown>>> = v.looseObject({});
export const IsScalarMap = v.record(v.string(), v.union([v.string(), IsNumber]));
export const IsTextMap = v.record(v.string(), v.string());

const IsReason: v.GenericSchema<unknown, Reason> = v.picklist([
  'emptySlice',
  'noPositives',
  'noNegatives',
  'noPredictedPositives',
  'singleClass',
  'constant',
  'allMissing',
  'tooFew',
  'unlabeled',
  'noScores',
  'noPairs',
  'unequalRaters',
  'notNumbers',
  'zeroBase',
  'noSuchFigure',
  'noRows',
]);

export const IsInterval: v.GenericSchema<unknown, Interval> = v.looseObject({
  low: IsNumber,
  high: IsNumber,
  level: IsNumber,
  method: v.string(),
});

export const IsEstimate: v.GenericSchema<unknown, Estimate> = v.union([
  v.looseObject({ value: v.null(), reason: IsReason, n: IsCount }),
  v.looseObject({
    value: IsNumber,
    n: IsCount,
    dropped: v.looseObject({
      missing: v.exactOptional(IsCount),
      infinite: v.exactOptional(IsCount),
      unlabeled: v.exactOptional(IsCount),
      unweighted: v.exactOptional(IsCount),
    }),
    interval: v.nullable(IsInterval),
  }),
]);

export const IsEnvironment: v.GenericSchema<unknown, Environment> = v.looseObject({
  backend: v.picklist(['wasm', 'webgpu', 'cpu', 'webgl', 'js']),
  threads: IsCount,
  engine: v.string(),
  whyNot: v.nullable(v.string()),
});

export const IsMadeBy: v.GenericSchema<unknown, MadeBy> = v.looseObject({
  recipe: v.string(),
  app: v.string(),
  inputs: v.array(IsDigest),
  seed: v.nullable(IsNumber),
  environment: v.nullable(IsEnvironment),
  remarks: v.exactOptional(
    v.array(
      v.looseObject({
        words: v.string(),
        rows: IsCount,
        first: v.array(v.looseObject({ row: IsCount, value: v.string() })),
      }),
    ),
  ),
});
