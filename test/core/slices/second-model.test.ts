import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/core/slices/predicate.ts';
import { FLIP, inSecond, isFlip, needsSecond, ofSecond } from '../../../src/core/slices/second-model.ts';
import { wordsOf } from '../../../src/core/slices/words-of.ts';

const label: Field = { of: 'prediction', name: 'label' };

describe('fields of a second model', () => {
  it('have names of their own and lead back', () => {
    expect(inSecond(ofSecond(label))).toEqual(label);
    expect(inSecond(label)).toBeNull();
    expect(inSecond({ of: 'data', name: ofSecond(label).name })).toBeNull();
    expect(isFlip(FLIP)).toBe(true);
    expect(isFlip({ of: 'data', name: 'flip' })).toBe(false);
  });
  it('are known in predicates, and in words', () => {
    const flipped = { op: 'eq', field: FLIP, value: 'right to wrong' } as const;
    const second = { op: 'eq', field: ofSecond(label), value: 'yes' } as const;
    expect(needsSecond({ op: 'and', of: [{ op: 'not', of: flipped }] })).toBe(true);
    expect(needsSecond({ op: 'missing', field: label })).toBe(false);
    expect(wordsOf(flipped)).toBe('right to wrong');
    expect(wordsOf(second)).toBe('the second model’s predicted = yes');
  });
});
