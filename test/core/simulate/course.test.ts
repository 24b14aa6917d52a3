import { describe, expect, it } from 'vitest';
import { activeDays, amountFor, strengthAt } from '../../../src/core/simulate/course.ts';
import { presetInjections, PRESETS, type PoolFacts } from '../../../src/core/simulate/stream-presets.ts';
import type { Course } from '../../../src/core/simulate/stream-question.ts';

const sudden: Course = { shape: 'sudden', fromDay: 10, toDay: 20, overDays: 0, everyDays: 0, forDays: 0 };
const gradual: Course = { ...sudden, shape: 'gradual', overDays: 5 };
const recurrent: Course = { ...sudden, shape: 'recurrent', toDay: 40, everyDays: 10, forDays: 3 };

describe('a change through time', () => {
  it('is there from its first day up to its last', () => {
    expect([9.99, 10, 19.99, 20].map((day) => strengthAt(sudden, day))).toEqual([0, 1, 1, 0]);
    expect([10, 12.5, 15, 19].map((day) => strengthAt(gradual, day))).toEqual([0, 0.5, 1, 1]);
    expect([10, 13, 20, 22.9, 39].map((day) => strengthAt(recurrent, day))).toEqual([1, 0, 1, 1, 0]);
  });

  it('mixes rows where it is gradual, and changes all a little where it is incremental', () => {
    expect([0.4, 0.6].map((draw) => amountFor(gradual, 12.5, draw))).toEqual([1, 0]);
    expect(amountFor({ ...gradual, shape: 'incremental' }, 12.5, 0.9)).toBe(0.5);
  });

  it('has spells, cut at the end of the stream', () => {
    expect(activeDays(sudden, 15)).toEqual([{ fromDay: 10, toDay: 15 }]);
    expect(activeDays(recurrent, 31)).toEqual([
      { fromDay: 10, toDay: 13 },
      { fromDay: 20, toDay: 23 },
      { fromDay: 30, toDay: 31 },
    ]);
    expect(activeDays(sudden, 10)).toEqual([]);
  });
});

describe('stories', () => {
  const facts: PoolFacts = {
    numbers: ['age', 'income'],
    categories: [{ name: 'region', values: ['north', 'south'] }],
    hasLabel: true,
    days: 100,
  };
  const withColumns = presetInjections('inflation', facts, () => 'a');

  it('are told of columns that there are, of money where there is some', () => {
    expect(withColumns[0]!.change).toMatchObject({ column: 'income' });
    for (const preset of PRESETS)
      for (const { course } of presetInjections(preset, facts, () => 'a')) {
        expect(course.fromDay, preset).toBeLessThan(course.toDay);
        expect(course.toDay, preset).toBeLessThanOrEqual(100);
      }
  });

  it('leave out what a dataset has nothing for', () => {
    const bare: PoolFacts = { numbers: [], categories: [], hasLabel: false, days: 100 };
    expect(presetInjections('inflation', bare, () => 'a')).toEqual([]);
    expect(presetInjections('pandemic', bare, () => 'a')).toHaveLength(1);
  });
});
