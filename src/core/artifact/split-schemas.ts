import * as v from 'valibot';
import { MOST_PARTS, type SplitSpec } from '../splits/split.ts';
import type { Split, SplitBy, TestSetSeen } from '../splits/split-document.ts';
import { IsDigest, IsId } from './basic-schemas.ts';

const IsName = v.nullable(v.string());
const IsShare = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const parts = <P extends v.GenericSchema>(part: P) => v.pipe(v.array(part), v.maxLength(MOST_PARTS));

/** Shares that do not sum to 1 are said where the split is made, in words. */
const IsSplitSpec: v.GenericSchema<unknown, SplitSpec> = v.looseObject({
  parts: parts(v.looseObject({ name: v.string(), share: IsShare, frozen: v.boolean() })),
  how: v.picklist(['random', 'stratified', 'group', 'time']),
  seed: v.pipe(v.number(), v.safeInteger()),
  classes: IsName,
  groups: IsName,
  time: IsName,
  gapMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
  key: IsName,
});

const IsSplitBy: v.GenericSchema<unknown, SplitBy> = v.variant('from', [
  v.looseObject({ from: v.literal('spec'), spec: IsSplitSpec }),
  v.looseObject({
    from: v.literal('column'),
    column: v.string(),
    parts: parts(v.looseObject({ name: v.string(), value: v.string(), frozen: v.boolean() })),
    classes: IsName,
  }),
]);

export const IsSplit: v.GenericSchema<unknown, Split['body']> = v.looseObject({
  table: IsDigest,
  by: IsSplitBy,
  note: v.string(),
  datasets: v.array(v.looseObject({ part: v.string(), table: IsDigest })),
});

export const IsTestSetSeen: v.GenericSchema<unknown, TestSetSeen['body']> = v.looseObject({
  split: IsId,
  part: v.string(),
  how: v.picklist(['evaluated', 'rowsOpened']),
  object: IsDigest,
});
