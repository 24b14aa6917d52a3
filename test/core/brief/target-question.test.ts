import { describe, expect, it } from 'vitest';
import { isMustPass, mustPass } from '../../../src/core/brief/must-pass.ts';
import { questionOf } from '../../../src/core/brief/target-question.ts';
import type { MetricRef } from '../../../src/core/brief/target.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { Predicate } from '../../../src/core/slices/predicate.ts';

const young: Predicate = { op: 'lt', field: { of: 'data', name: 'age' }, value: 25 };
const tagged: Predicate = { op: 'tag', tag: 'navigational' };
const slices = [
  { id: 'young' as Id, body: { where: young } },
  { id: 'tagged' as Id, body: { where: tagged } },
];
const ref = (change: Partial<MetricRef>): MetricRef => ({
  metric: 'recall',
  params: { class: 'no' },
  slice: null,
  against: null,
  statistic: 'value',
  ...change,
});

describe('what a target asks', () => {
  it('takes its slices as they are now', () => {
    expect(
      questionOf(ref({ slice: 'young' as Id, against: 'tagged' as Id, statistic: 'ratio' }), slices).asks,
    ).toEqual({
      measure: { metric: 'recall', params: { class: 'no' } },
      where: young,
      againstWhere: tagged,
      statistic: 'ratio',
    });
  });

  it('is of all rows, and of all others, where no slice is named', () => {
    expect(questionOf(ref({ statistic: 'difference', slice: 'young' as Id }), slices).asks).toMatchObject({
      where: young,
      againstWhere: null,
    });
    expect(questionOf(ref({}), []).asks).toMatchObject({ where: { op: 'all' }, againstWhere: null });
  });

  it('names the slice that is gone, unless it is not read', () => {
    expect(questionOf(ref({ slice: 'old' as Id }), slices)).toEqual({ asks: null, gone: 'old' });
    expect(questionOf(ref({ against: 'old' as Id, statistic: 'ratio' }), slices)).toEqual({
      asks: null,
      gone: 'old',
    });
    expect(questionOf(ref({ against: 'old' as Id }), slices).gone).toBeNull();
  });

  it('a must-pass set allows no error, and stops being one where one is allowed', () => {
    const set = mustPass('tagged' as Id, 'Ann', 'people go elsewhere');
    expect(set).toMatchObject({
      direction: 'atMost',
      value: 0,
      decide: 'point',
      minRows: 1,
      where: ['gate'],
    });
    expect(isMustPass(set)).toBe(true);
    expect(isMustPass({ ...set, value: 1 })).toBe(false);
    expect(isMustPass({ ...set, measure: { ...set.measure, metric: 'mae' } })).toBe(false);
  });
});
