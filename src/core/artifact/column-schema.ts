import * as v from 'valibot';
import { ROLES, type ColumnMeta } from '../table/column.ts';
import { IsCount, IsDigest } from './basic-schemas.ts';

const base = {
  name: v.string(),
  unit: v.nullable(v.string()),
  missing: IsCount,
  role: v.picklist(ROLES),
  chunks: v.array(IsDigest),
};

const IsColumn: v.GenericSchema<unknown, ColumnMeta> = v.variant('type', [
  v.looseObject({ ...base, type: v.literal('number'), width: v.picklist([32, 64]) }),
  v.looseObject({ ...base, type: v.literal('integer') }),
  v.looseObject({ ...base, type: v.literal('boolean') }),
  v.looseObject({
    ...base,
    type: v.literal('category'),
    levels: v.array(v.string()),
    order: v.picklist(['none', 'given']),
  }),
  v.looseObject({ ...base, type: v.literal('timestamp'), zone: v.picklist(['utc', 'floating']) }),
  v.looseObject({ ...base, type: v.literal('text') }),
]);

/** The columns of a table or of predictions: no two of the same name. */
export const IsColumns = v.pipe(
  v.array(IsColumn),
  v.check(
    (columns) => new Set(columns.map(({ name }) => name)).size === columns.length,
    'columns with different names',
  ),
);
