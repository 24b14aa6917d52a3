import { viewOfQuery } from '../../../parts/slices/view-address.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import type { Query } from '../../../parts/slices/view-query.ts';

/** What the rows of the address are held against: `with` = the entry of a dataset, `with-where` = which of its rows. */
export function referenceOfQuery(query: Query): { entry: string | null; where: Predicate; broken: boolean } {
  const text = query['with-where'];
  const { where, broken } = viewOfQuery(text === undefined ? {} : { where: text });
  return { entry: query['with'] ?? null, where, broken };
}
