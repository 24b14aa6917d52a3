import { describe, expect, it } from 'vitest';
import type { Field, Predicate } from '../../../src/core/slices/predicate.ts';
import { conjoin, normalised, predicateKey } from '../../../src/core/slices/predicate-key.ts';
import { numberInWords, wordsOf } from '../../../src/core/slices/words-of.ts';

const data = (name: string): Field => ({ of: 'data', name });
const predicted = (name: string): Field => ({ of: 'prediction', name });
const young: Predicate = { op: 'lt', field: data('age'), value: 25 };
const self: Predicate = { op: 'eq', field: data('employment'), value: 'self-employed' };

describe('wordsOf', () => {
  it.each<[string, Predicate]>([
    ['all rows', { op: 'all' }],
    ['age < 25', young],
    ['employment = self-employed and age < 25', { op: 'and', of: [self, young] }],
    [
      'amount 10,000 to 20,000',
      { op: 'between', field: data('amount'), low: 10000, high: 20000, closed: '[]' },
    ],
    [
      'amount 0.5 to under 1234.57',
      { op: 'between', field: data('amount'), low: 0.5, high: 1234.5678, closed: '[)' },
    ],
    ['income missing', { op: 'missing', field: data('income') }],
    ['not (age < 25)', { op: 'not', of: young }],
    [
      '(age < 25 or income missing) and employment = self-employed',
      { op: 'and', of: [{ op: 'or', of: [young, { op: 'missing', field: data('income') }] }, self] },
    ],
    ['region in (north, south)', { op: 'in', field: data('region'), values: ['north', 'south'] }],
    ['k in (1, 2, 3, 4, 5, 6, 2 more)', { op: 'in', field: data('k'), values: [1, 2, 3, 4, 5, 6, 7, 8] }],
    ['tag: income unverified', { op: 'tag', tag: 'income unverified' }],
    ['predicted = yes', { op: 'eq', field: predicted('label'), value: 'yes' }],
    ['score of yes ≥ 0.9', { op: 'ge', field: predicted('score:yes'), value: 0.9 }],
    ['predicted value > 3', { op: 'gt', field: predicted('value'), value: 3 }],
    ['wrong', { op: 'eq', field: predicted('wrong'), value: true }],
    ['right', { op: 'eq', field: predicted('wrong'), value: false }],
    ['annotated label = cat', { op: 'eq', field: { of: 'annotation', name: 'label' }, value: 'cat' }],
    ['name = ""', { op: 'eq', field: data('name'), value: '' }],
    ['all rows', { op: 'and', of: [] }],
    ['no rows', { op: 'or', of: [] }],
  ])('%s', (words, where) => {
    expect(wordsOf(where)).toBe(words);
  });

  it('writes dates where a field is known to hold them', () => {
    const [low, high] = [Date.UTC(2024, 2, 1), Date.UTC(2024, 2, 2, 14, 30)];
    const where: Predicate = { op: 'between', field: data('seen'), low, high, closed: '[)' };
    expect(wordsOf(where, () => 'timestamp')).toBe('seen 2024-03-01 to under 2024-03-02 14:30:00');
  });

  it('sets thousands apart from five digits on', () => {
    expect([2019, 12000, -1234567, 12345.678, 0.1 + 0.2, 1e21, -0.5].map(numberInWords)).toEqual([
      '2019',
      '12,000',
      '-1,234,567',
      '12,345.7',
      '0.3',
      '1e+21',
      '-0.5',
    ]);
  });
});

describe('predicateKey', () => {
  const all: Predicate = { op: 'all' };
  it('is equal for what says the same', () => {
    const both = predicateKey({ op: 'and', of: [self, young] });
    expect(predicateKey({ op: 'and', of: [young, { op: 'and', of: [self, all, young] }] })).toBe(both);
    expect(predicateKey({ op: 'not', of: { op: 'not', of: young } })).toBe(predicateKey(young));
    expect(predicateKey({ op: 'or', of: [young] })).toBe(predicateKey(young));
    expect(predicateKey({ op: 'in', field: data('employment'), values: ['self-employed'] })).toBe(
      predicateKey(self),
    );
    expect(predicateKey({ op: 'in', field: data('k'), values: [2, 1, 2] })).toBe(
      predicateKey({ op: 'in', field: data('k'), values: [1, 2] }),
    );
    expect(predicateKey({ op: 'and', of: [] })).toBe(predicateKey(all));
    expect(predicateKey({ op: 'or', of: [young, all] })).toBe('{"op":"all"}');
  });
  it('differs for what does not', () => {
    const keys = [
      all,
      young,
      self,
      { op: 'or', of: [] },
      { op: 'or', of: [self, young] },
      { op: 'and', of: [self, young] },
    ];
    expect(new Set(keys.map((where) => predicateKey(where as Predicate))).size).toBe(keys.length);
    expect(predicateKey({ ...young, value: '25' } as Predicate)).not.toBe(predicateKey(young));
    expect(normalised({ op: 'or', of: [] })).toEqual({ op: 'or', of: [] });
  });
  it('refuses bounds that JSON cannot carry', () => {
    expect(() => predicateKey({ op: 'lt', field: data('age'), value: Infinity })).toThrow(RangeError);
  });
});

describe('conjoin', () => {
  it('adds nothing for all rows, and stays flat', () => {
    expect(conjoin({ op: 'all' }, young)).toBe(young);
    expect(conjoin(young, { op: 'all' })).toBe(young);
    expect(conjoin({ op: 'all' }, { op: 'all' })).toEqual({ op: 'all' });
    expect(conjoin({ op: 'and', of: [self, young] }, { op: 'tag', tag: 't' })).toEqual({
      op: 'and',
      of: [self, young, { op: 'tag', tag: 't' }],
    });
  });
});
