import { fieldsOf } from './fields-of.ts';
import type { Field, Predicate } from './predicate.ts';

/** What a view of two evaluations says of a row besides what each of them does: see FLIPS. */
export const FLIP: Field = { of: 'prediction', name: 'flip' };

/** Of values: the second's less the first's. */
export const DIFFERENCE: Field = { of: 'prediction', name: 'difference' };

const SECOND = 'second:';

/** The field of the second evaluation of a view that is called `field` where it is the only one. */
export function ofSecond({ name }: Field): Field {
  return { of: 'prediction', name: `${SECOND}${name}` };
}

/** The other way round; null for a field that is not of the second evaluation. */
export function inSecond({ of, name }: Field): Field | null {
  return of === 'prediction' && name.startsWith(SECOND) ? { of, name: name.slice(SECOND.length) } : null;
}

export function isFlip({ of, name }: Field): boolean {
  return of === FLIP.of && name === FLIP.name;
}

export function isDifference({ of, name }: Field): boolean {
  return of === DIFFERENCE.of && name === DIFFERENCE.name;
}

/** Whether a predicate can only be read where two evaluations are at hand. */
export function needsSecond(where: Predicate): boolean {
  return fieldsOf(where).some((field) => isFlip(field) || isDifference(field) || inSecond(field) !== null);
}
