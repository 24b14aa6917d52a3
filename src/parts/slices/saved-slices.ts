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

/** Why a slice cannot be used on these fields, in a few words; null where it can. */
export function whyNotUsable(where: Predicate, fields: readonly ViewField[]): string | null {
  const find = fieldFinder(fields);
  const absent = fieldsOf(where).filter((field) => !find(field));
  if (absent.length === 0) return null;
  const columns = absent.filter(({ of }) => of === 'data').map(({ name }) => `“${name}”`);
  return columns.length > 0 ? `No column ${columns.join(', ')} here` : 'Needs predictions';
}
