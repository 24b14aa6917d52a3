import * as v from 'valibot';
import { LONGEST_TAG, type TagEvent } from '../labels/tags.ts';
import { IsCount, IsDigest } from './basic-schemas.ts';

export const IsTag: v.GenericSchema<unknown, TagEvent['body']> = v.looseObject({
  table: IsDigest,
  row: IsCount,
  tag: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TAG))),
  on: v.boolean(),
});
