import type { DraftTest, FieldFacts } from './draft.ts';
import { TAGS, type Field } from './predicate.ts';

const ORDER: readonly DraftTest[] = ['lt', 'le', 'gt', 'ge'];
const NUMBERS: readonly DraftTest[] = [...ORDER, 'between', 'eq', 'in', 'missing'];

/** The comparisons that fit a field's type, the most usual first. */
export function testsFor({ field, type, ordered }: FieldFacts): readonly DraftTest[] {
  // A row without tags lacks each of them; nothing of it is missing.
  if (isTags(field)) return ['in'];
  switch (type) {
    case 'number':
    case 'integer':
    case 'timestamp':
      return NUMBERS;
    case 'boolean':
      return ['yes', 'no', 'missing'];
    case 'category':
      return ordered ? ['in', ...ORDER, 'missing'] : ['in', 'missing'];
    case 'text':
      return ['in', 'missing'];
  }
}

export function isTags({ of, name }: Field): boolean {
  return of === TAGS.of && name === TAGS.name;
}

export function isNumeric({ type }: FieldFacts): boolean {
  return type === 'number' || type === 'integer' || type === 'timestamp';
}
