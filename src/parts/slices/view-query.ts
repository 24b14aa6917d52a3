import type { Digest } from '../../core/kernel/objects.ts';
import type { Field, Predicate } from '../../core/slices/predicate.ts';

/** What an address says of the rows of a table: which, in what order, and with whose predictions. */
export interface ViewAddress {
  where: Predicate;
  sort: { field: Field; descending: boolean } | null;
  evaluation: Digest | null;
  /** A second evaluation, held against the first. */
  second?: Digest | null;
}

export type Query = Readonly<Record<string, string>>;

/** The query of an address that shows these rows: `where`, `sort` ("desc:data:age"), `evaluation` and `second`. */
export function queryOfView({ where, sort, evaluation, second }: ViewAddress): Query {
  return {
    ...(where.op === 'all' ? {} : { where: JSON.stringify(where) }),
    ...(sort ? { sort: `${sort.descending ? 'desc' : 'asc'}:${sort.field.of}:${sort.field.name}` } : {}),
    ...(evaluation ? { evaluation } : {}),
    ...(evaluation && second ? { second } : {}),
  };
}
