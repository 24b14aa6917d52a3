import type { Field, Predicate } from './predicate.ts';
import type { Digest } from '../kernel/objects.ts';

/** Which rows of a table, in which order. With an evaluation, its predictions can be filtered and shown too. */
export interface ViewSpec {
  table: Digest;
  /**
   * Adds the fields { of: 'prediction' }: "label", "score:<class>", "value", and against the truth "wrong" (boolean,
   * classification) or "error" (predicted - actual, regression). Predictions that were not evaluated are named by their
   * own digest: then there is nothing against the truth.
   */
  evaluation: Digest | null;
  /**
   * With an evaluation, a second one of the same rows and truth: adds the same fields under names of their own, and
   * "flip" (see second-model.ts).
   */
  second?: Digest | null;
  where: Predicate;
  sort: readonly { field: Field; descending: boolean }[];
}

export type { Cell } from '../table/cell.ts';
