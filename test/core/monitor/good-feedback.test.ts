import { describe, expect, it } from 'vitest';
import { bestAndWorst } from '../../../src/core/monitor/feedback-counts.ts';
import {
  badRows,
  goodCodes,
  guessGood,
  mayBeFeedback,
  type FeedbackColumn,
} from '../../../src/core/monitor/good-feedback.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

const column = (over: Partial<FeedbackColumn>): FeedbackColumn => ({
  ...{ name: 'thumb', type: 'category', levels: [], low: null, high: null, ...over },
});

describe('what counts as good', () => {
  it('is guessed from names and ranges, and not where they say nothing', () => {
    const good = (over: Partial<FeedbackColumn>) => guessGood(column(over));
    expect(good({ levels: ['down', 'up'] })).toEqual({ of: 'values', values: ['up'] });
    expect(good({ levels: ['👍', '👎'] })).toEqual({ of: 'values', values: ['👍'] });
    expect(good({ levels: ['fine', 'bad', 'so so'] })).toEqual({ of: 'values', values: ['fine', 'so so'] });
    expect(good({ levels: ['a', 'b'] })).toBeNull();
    expect(good({ name: 'clicked', type: 'boolean' })).toEqual({ of: 'values', values: ['true'] });
    expect(good({ name: 'redo', type: 'boolean' })).toEqual({ of: 'values', values: ['false'] });
    expect(good({ name: 'switched_to_typing', type: 'boolean' })).toEqual({
      of: 'values',
      values: ['false'],
    });
    expect(good({ name: 'stars', type: 'integer', low: 1, high: 5 })).toEqual({ of: 'atLeast', value: 4 });
    expect(good({ name: 'vote', type: 'number', low: -1, high: 1 })).toEqual({ of: 'atLeast', value: 1 });
    expect(good({ name: 'retries', type: 'integer', low: 0, high: 6 })).toEqual({ of: 'atMost', value: 0 });
    expect(good({ name: 'stars', type: 'number', low: 3, high: 3 })).toBeNull();
    for (const name of ['amount', 'credit_score', 'start', 'operating'])
      expect(mayBeFeedback(name, 'number')).toBe(false);
    expect(mayBeFeedback('thumbs', 'category')).toBe(true);
  });

  it('parts the rows with feedback into good and bad ones, and the bad ones can be shown', () => {
    const cases = [
      { of: columnFrom('f', ['up', null, 'down', 'sideways']), good: { of: 'values', values: ['up'] } },
      { of: columnFrom('f', [true, null, false, false]), good: { of: 'values', values: ['true'] } },
      { of: numberColumn('f', [5, NaN, 1, 3]), good: { of: 'atLeast', value: 4 } },
      { of: numberColumn('f', [0, NaN, 1, 3]), good: { of: 'atMost', value: 0 } },
    ] as const;
    for (const { of, good } of cases) {
      expect([...goodCodes(of, good)]).toEqual([1, -1, 0, 0]);
      expect([...selectRows(badRows(of, good), () => of, 4)]).toEqual([0, 0, 1, 1]);
    }
  });
});

describe('best and worst stretch', () => {
  it('needs 30 answers, and is a twelfth of the windows', () => {
    const windows = Array.from({ length: 24 }, (_, at) => ({
      ...{ fromMs: at, toMs: at + 1, rows: 100, answered: 20 },
      good: at === 5 ? 0 : at === 6 ? 2 : at === 20 ? 20 : 10,
    }));
    const { best, worst } = bestAndWorst(windows);
    expect(worst).toMatchObject({ fromMs: 5, toMs: 7, good: 2 });
    expect(best!.good).toBe(30);
    expect(bestAndWorst(windows.slice(0, 1))).toEqual({ best: null, worst: null });
  });
});
