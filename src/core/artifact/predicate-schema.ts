import * as v from 'valibot';
import type { Field, Predicate } from '../slices/predicate.ts';
import { IsNumber } from './basic-schemas.ts';

const IsField: v.GenericSchema<unknown, Field> = v.looseObject({
  of: v.picklist(['data', 'prediction', 'annotation']),
  name: v.string(),
});

/** Its depth is bounded by that of the JSON around it (MAX_JSON_DEPTH). */
export const IsPredicate: v.GenericSchema<unknown, Predicate> = v.lazy(() =>
  v.variant('op', [
    v.looseObject({ op: v.literal('all') }),
    v.looseObject({ op: v.picklist(['and', 'or']), of: v.array(IsPredicate) }),
    v.looseObject({ op: v.literal('not'), of: IsPredicate }),
    v.looseObject({
      op: v.picklist(['eq', 'lt', 'le', 'gt', 'ge']),
      field: IsField,
      value: v.union([IsNumber, v.string(), v.boolean()]),
    }),
    v.looseObject({
      op: v.literal('in'),
      field: IsField,
      values: v.array(v.union([v.string(), IsNumber])),
    }),
    v.looseObject({
      op: v.literal('between'),
      field: IsField,
      low: IsNumber,
      high: IsNumber,
      closed: v.picklist(['[)', '[]']),
    }),
    v.looseObject({ op: v.literal('missing'), field: IsField }),
    v.looseObject({ op: v.literal('tag'), tag: v.string() }),
  ]),
);
