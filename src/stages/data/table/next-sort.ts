import type { ViewAddress } from '../../../parts/slices/view-query.ts';
import { keyOfField, type ViewField } from '../../../parts/slices/view-fields.ts';

type Sort = ViewAddress['sort'];

/** What a click on a column's name does: upwards, downwards, then the order of the table again. */
export function nextSort(now: Sort, fields: readonly ViewField[], key: string): Sort {
  const clicked = fields.find((field) => field.key === key);
  if (!clicked) return now;
  if (!now || keyOfField(now.field) !== key) return { field: clicked.field, descending: false };
  return now.descending ? null : { field: clicked.field, descending: true };
}
