import { describe, expect, it } from 'vitest';
import { estimate, undefinedBecause } from '../../../src/core/kernel/estimate.ts';
import { blocksOf, lineOver, markOf } from '../../../src/parts/report/report-blocks.ts';

const INTERVAL = { low: 0.7, high: 0.9, level: 0.95, method: 'Wilson' };

describe('blocks of a report', () => {
  it('leaves out what says nothing, and shows a line as a table where there is one', () => {
    const table = { heads: ['Idea', 'Goes on'], rows: [['lamps', 'chosen']], note: ' ' };
    expect(
      blocksOf([
        { title: 'Empty', lines: [{ term: 'a', words: ' ' }] },
        { title: 'Ideas', lines: [{ words: 'Many.' }, { term: 'All', words: 'lamps; chosen', table }] },
      ]),
    ).toEqual([
      { of: 'head', words: 'Ideas' },
      { of: 'lines', lines: [{ words: 'Many.' }] },
      {
        ...{ of: 'table', title: 'All', columns: [{ title: 'Idea' }, { title: 'Goes on' }] },
        rows: [[{ words: 'lamps' }, { words: 'chosen' }]],
      },
    ]);
  });

  it('marks a value with its interval, or with itself where there is none, and nothing without a value', () => {
    const line = { from: 0, to: 1 };
    expect(markOf(estimate(0.8, 10, INTERVAL), line, { target: 0.6, tone: 'good' }).mark).toEqual({
      ...{ from: 0, to: 1, value: 0.8, low: 0.7, high: 0.9, target: 0.6, tone: 'good' },
    });
    expect(markOf(estimate(0.8, 10), line).mark).toMatchObject({ low: 0.8, high: 0.8, target: null });
    expect(markOf(undefinedBecause('emptySlice', 0), line)).toEqual({});
    expect(markOf(null, line)).toEqual({});
  });

  it('draws one line that holds every interval and every bound', () => {
    const { from, to } = lineOver([estimate(0.8, 10, INTERVAL), undefinedBecause('tooFew', 1)], [0.5]);
    expect(from).toBeLessThan(0.5);
    expect(to).toBeGreaterThan(0.9);
    expect(to - from).toBeLessThan(0.6);
  });
});
