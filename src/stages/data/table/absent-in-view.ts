import { fieldFinder, type ViewField } from '../../../parts/slices/view-fields.ts';
import type { ViewAddress } from '../../../parts/slices/view-query.ts';

/** What an address asks for that is not here, in words: the predictions or the column of its order. */
export function absentInView(
  { evaluation, sort }: ViewAddress,
  fields: readonly ViewField[],
  evaluationIsHere: boolean,
): string | null {
  if (evaluation && !evaluationIsHere) {
    return 'The predictions in this address are not here: they were deleted, or belong to another dataset.';
  }
  if (sort && !fieldFinder(fields)(sort.field)) {
    return `There is no column “${sort.field.name}” to sort by: the rows stand in their own order.`;
  }
  return null;
}

/** What is left of an address when that is taken out. */
export function withoutAbsent(
  { evaluation, sort }: ViewAddress,
  fields: readonly ViewField[],
  evaluationIsHere: boolean,
): Partial<ViewAddress> {
  return {
    evaluation: evaluationIsHere ? evaluation : null,
    sort: sort && fieldFinder(fields)(sort.field) ? sort : null,
  };
}
