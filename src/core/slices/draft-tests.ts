import type { DraftTest, FieldFacts } from './draft.ts';

const ORDER: readonly DraftTest[] = ['lt', 'le', 'gt', 'ge'];
const NUMBERS: readonly DraftTest[] = [...ORDER, 'between', 'eq', 'in', 'missing'];

/** The comparisons that fit a field's type, the most usual first. */
export function testsFor({ type, ordered }: FieldFacts): readonly DraftTest[] {
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

export function isNumeric({ type }: FieldFacts): boolean {
  return type === 'number' || type === 'integer' || type === 'timestamp';
}
