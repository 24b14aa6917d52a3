import * as v from 'valibot';
import type { BaselineFigure } from '../evaluation/baseline.ts';
import { IsCount, IsDigest, IsId, IsInterval, IsNumber, IsScalarMap } from './basic-schemas.ts';

export const IsBaselineFigure: v.GenericSchema<unknown, BaselineFigure['body']> = v.looseObject({
  measure: v.looseObject({ metric: v.string(), params: IsScalarMap }),
  value: IsNumber,
  interval: v.nullable(IsInterval),
  n: v.nullable(IsCount),
  source: v.string(),
  note: v.string(),
  kind: v.picklist(['human', 'published', 'other']),
  table: v.nullable(IsDigest),
  labeling: v.nullable(IsId),
});
