import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { IsModelSource } from '../../../src/core/artifact/model-schema.ts';
import { isBaseline, type ModelSource } from '../../../src/core/model/model-version.ts';
import { predictionsFromConstant, predictionsFromRule } from '../../../src/core/predictions/from-baseline.ts';
import { learnConstant } from '../../../src/core/predictions/learn-constant.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

const task = { type: 'classification', classes: ['no', 'yes'], positive: 'yes', threshold: null } as const;
const numbersOf = (column: Column): number[] => (column.type === 'text' ? [] : [...column.data]);

describe('what a column teaches a model that always says the same', () => {
  it('its most frequent class with the shares; of equally frequent ones the first', () => {
    const learned = learnConstant(columnFrom('c', ['no', 'yes', 'no', null, 'no']), 'majority');
    expect(learned).toEqual({ answer: 'no', shares: [0.75, 0.25], rows: 4, classes: ['no', 'yes'] });
    expect(learnConstant(columnFrom('c', ['b', 'a']), 'majority').answer).toBe('a');
    expect(learnConstant(numberColumn('n', [10, 9, 9, NaN]), 'majority')).toMatchObject({
      answer: '9',
      classes: ['9', '10'],
    });
  });
  it('the mean or the median of its finite numbers', () => {
    const column = numberColumn('n', [1, 2, NaN, 9, Infinity]);
    expect(learnConstant(column, 'mean')).toMatchObject({ answer: 4, rows: 3, shares: null });
    expect(learnConstant(column, 'median')).toMatchObject({ answer: 2, rows: 3 });
  });
  it.each([
    ['constant.noValues', columnFrom('c', [null, null]), 'majority'],
    ['constant.noValues', numberColumn('n', [NaN]), 'mean'],
    ['constant.notNumbers', columnFrom('c', ['a', 'b']), 'median'],
    [
      'constant.tooManyClasses',
      numberColumn(
        'n',
        Array.from({ length: 1001 }, (_, i) => i),
      ),
      'majority',
    ],
  ] as const)('%s', (code, column, by) => {
    expect(() => learnConstant(column, by)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code }) as object }) as Error,
    );
  });
});

describe('what baselines answer', () => {
  const constant = {
    by: 'majority',
    answer: 'yes',
    shares: [0.4, 0.6],
    table: 't' as never,
    column: 'c',
    rows: 5,
  } as const;
  it('always the same, with the shares as scores', () => {
    const [label, no, yes] = predictionsFromConstant(constant, task, 2);
    expect(numbersOf(label!)).toEqual([1, 1]);
    expect([no!.name, yes!.name]).toEqual(['score:no', 'score:yes']);
    expect(numbersOf(yes!)[0]).toBeCloseTo(0.6, 6);
  });
  it('always the same value', () => {
    const mean = { ...constant, by: 'mean', answer: 2.5, shares: null } as const;
    const [value] = predictionsFromConstant(mean, { type: 'regression', unit: null }, 3);
    expect(numbersOf(value!)).toEqual([2.5, 2.5, 2.5]);
  });
  it('a rule: the positive class where it holds', () => {
    expect(numbersOf(predictionsFromRule(Uint8Array.of(1, 0, 1), task)[0]!)).toEqual([1, 0, 1]);
    expect(() => predictionsFromRule(Uint8Array.of(1), { ...task, positive: null })).toThrow(RangeError);
  });
});

describe('sources of baselines', () => {
  const digest = 'a'.repeat(64);
  it.each<[string, ModelSource, boolean]>([
    [
      'a constant',
      {
        type: 'constant',
        constant: { by: 'mean', answer: 3, shares: null, table: digest as never, column: 'c', rows: 3 },
      },
      true,
    ],
    ['a rule', { type: 'rule', where: { op: 'eq', field: { of: 'data', name: 'a' }, value: 'b' } }, true],
    [
      'a person',
      { type: 'column', column: { column: 'c', labels: null, probability: null, by: 'human' } },
      true,
    ],
    ['a column', { type: 'column', column: { column: 'c', labels: null, probability: null } }, false],
  ])('%s can be read back', (_, source, baseline) => {
    expect(v.is(IsModelSource, source)).toBe(true);
    expect(isBaseline(source)).toBe(baseline);
  });
});
