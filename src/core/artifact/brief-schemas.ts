import * as v from 'valibot';
import type { Acquisition } from '../brief/acquisition.ts';
import type { DataCard } from '../brief/data-card.ts';
import { IsCount, IsId, IsNumber, IsTextMap } from './basic-schemas.ts';

const IsAmount = v.pipe(IsNumber, v.minValue(0));

export const IsDataCard: v.GenericSchema<unknown, DataCard['body']> = v.looseObject({
  dataset: IsId,
  answers: IsTextMap,
});

export const IsAcquisition: v.GenericSchema<unknown, Acquisition['body']> = v.looseObject({
  present: v.nullable(IsCount),
  currency: v.string(),
  sources: v.array(
    v.looseObject({
      name: v.string(),
      examples: v.nullable(IsCount),
      daysToStart: IsAmount,
      perDay: v.nullable(IsAmount),
      fixedCost: IsAmount,
      costPerExample: IsAmount,
      labeled: v.boolean(),
      note: v.string(),
    }),
  ),
  labeling: v.array(
    v.looseObject({
      name: v.string(),
      by: v.picklist(['inHouse', 'outsourced', 'crowdsourced']),
      daysToStart: IsAmount,
      labelsPerDay: IsAmount,
      fixedCost: IsAmount,
      costPerLabel: IsAmount,
      qualified: v.picklist(['yes', 'unsure', 'no']),
      note: v.string(),
    }),
  ),
  overrides: v.exactOptional(
    v.record(
      v.string(),
      v.looseObject({
        kind: v.picklist(['structured', 'unstructured']),
        size: v.picklist(['small', 'big']),
        reason: v.string(),
      }),
    ),
  ),
});
