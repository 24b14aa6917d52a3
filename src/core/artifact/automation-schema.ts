import * as v from 'valibot';
import type { Automation } from '../automation/automation-document.ts';
import { IsDigest, IsNumber } from './basic-schemas.ts';

const AtLeastZero = v.pipe(IsNumber, v.minValue(0));
const IsShare = v.pipe(AtLeastZero, v.maxValue(1));
const MoreThanZero = v.pipe(IsNumber, v.gtValue(0));
const IsThreshold = v.pipe(AtLeastZero, v.maxValue(2));

export const IsAutomation: v.GenericSchema<unknown, Automation['body']> = v.looseObject({
  evaluation: IsDigest,
  low: IsThreshold,
  high: IsThreshold,
  human: v.looseObject({
    falsePositive: IsShare,
    falseNegative: IsShare,
    source: v.picklist(['assumed', 'typed', 'labeling', 'column', 'baseline']),
    name: v.string(),
    n: v.nullable(AtLeastZero),
  }),
  costs: v.looseObject({ falsePositive: AtLeastZero, falseNegative: AtLeastZero, review: AtLeastZero }),
  team: v.looseObject({
    people: v.pipe(MoreThanZero, v.integer()),
    hours: v.pipe(MoreThanZero, v.maxValue(24)),
    minutes: MoreThanZero,
    cases: MoreThanZero,
    busy: v.pipe(MoreThanZero, v.maxValue(1)),
  }),
  by: v.nullable(v.string()),
  degree: v.picklist(['human', 'shadow', 'assist', 'partial', 'full']),
  reliance: IsShare,
  effort: v.pipe(MoreThanZero, v.maxValue(10)),
  note: v.string(),
});
