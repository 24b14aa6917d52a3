import * as v from 'valibot';
import type { Signal } from '../monitor/signal.ts';
import { IsId } from './basic-schemas.ts';

const column = v.string();

/** A figure of a log by window. */
export const IsSignal: v.GenericSchema<unknown, Signal> = v.variant('of', [
  v.looseObject({ of: v.literal('rows') }),
  v.looseObject({ of: v.literal('missing'), column }),
  v.looseObject({ of: v.literal('mean'), column }),
  v.looseObject({
    of: v.literal('quantile'),
    column,
    q: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  v.looseObject({ of: v.literal('share'), column, value: v.string() }),
  v.looseObject({ of: v.literal('unseen'), column }),
  v.looseObject({ of: v.literal('outside'), column }),
  v.looseObject({
    of: v.literal('drift'),
    column,
    distance: v.picklist(['wassersteinOverSigma', 'ks', 'jsDistanceBase2', 'psi']),
  }),
  v.looseObject({
    of: v.literal('metric'),
    metric: v.string(),
    slice: v.nullable(IsId),
    class: v.exactOptional(v.string()),
  }),
  v.looseObject({ of: v.literal('expected'), metric: v.string(), class: v.exactOptional(v.string()) }),
  v.looseObject({ of: v.literal('labelled') }),
  v.looseObject({ of: v.literal('confidence') }),
]);
