import * as v from 'valibot';
import type { Distribution } from '../schema/distribution.ts';
import type { ColumnExpectation, Expectations, ExpectationSet } from '../schema/expectations.ts';
import { IsCount, IsDigest, IsNumber } from './basic-schemas.ts';

const IsShare = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** In order, so that a place among them is found by halving. */
const IsAscending = v.pipe(
  v.array(IsNumber),
  v.minLength(1),
  v.check((values) => values.every((value, i) => i === 0 || values[i - 1]! <= value), 'values in order'),
);

const IsDistribution: v.GenericSchema<unknown, Distribution> = v.variant('of', [
  v.looseObject({ of: v.literal('numbers'), n: v.pipe(IsCount, v.minValue(1)), quantiles: IsAscending }),
  v.looseObject({
    of: v.literal('values'),
    n: v.pipe(IsCount, v.minValue(1)),
    shares: v.array(v.looseObject({ value: v.string(), share: IsShare })),
  }),
]);

const IsColumnExpectation: v.GenericSchema<unknown, ColumnExpectation> = v.looseObject({
  column: v.string(),
  required: v.boolean(),
  type: v.picklist(['number', 'integer', 'boolean', 'category', 'timestamp', 'text']),
  missingAtMost: v.nullable(IsShare),
  domain: v.nullable(v.looseObject({ values: v.array(v.string()), othersAtMost: IsShare })),
  range: v.nullable(v.looseObject({ low: IsNumber, high: IsNumber })),
  whole: v.boolean(),
  unique: v.boolean(),
  distribution: v.nullable(v.looseObject({ reference: IsDistribution, atMost: IsShare })),
});

const IsExpectations: v.GenericSchema<unknown, Expectations> = v.looseObject({
  columns: v.array(IsColumnExpectation),
  rowsAtLeast: v.nullable(IsCount),
  duplicatesAtMost: v.nullable(IsShare),
  refuseOthers: v.boolean(),
});

export const IsExpectationSet: v.GenericSchema<unknown, ExpectationSet['body']> = v.looseObject({
  reference: IsDigest,
  expectations: IsExpectations,
  inferred: IsExpectations,
});
