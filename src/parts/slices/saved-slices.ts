import { fieldsOf } from '../../core/slices/fields-of.ts';
import { predicateKey } from '../../core/slices/predicate-key.ts';
import type { Predicate } from '../../core/slices/predicate.ts';
import type { Slice } from '../../core/slices/slice.ts';
import { fieldFinder, type ViewField } from './view-fields.ts';

/** The saved slice that says what a predicate says, if there is one. */
export function sliceOf(where: Predicate, slices: readonly Slice[]): Slice | null {
  if (where.op === 'all') return null;
  const key = predicateKey(where);
  return slices.find((slice) => predicateKey(slice.body.where) === key) ?? null;
}

/** Names of the columns a predicate asks for that are not among the fields. */
export function absentColumns(where: Predicate, fields: readonly ViewField[]): readonly string[] {
  const find = fieldFinder(fields);
  return fieldsOf(where)
    .filter((field) => !find(field))
    .map(({ name }) => name);
}
