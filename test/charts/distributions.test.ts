import { describe, expect, it } from 'vitest';
import { histogramShape } from '../../src/charts/histogram/histogram-geometry.ts';
import { miniHistogramShape } from '../../src/charts/mini-histogram/mini-histogram-geometry.ts';
import type { ColumnSummary } from '../../src/core/profile/summary.ts';

const numbers: ColumnSummary = {
  name: 'income',
  type: 'number',
  rows: 100,
  missing: 20,
  histogram: { low: 0, high: 40, counts: [10, 40, 0, 30] },
  top: null,
  mean: 18.25,
};

describe('miniHistogramShape', () => {
  it('draws a bar for each bin that holds something, and the missing apart', () => {
    const shape = miniHistogramShape(numbers, 100, 20);
    expect(shape.parts.map((part) => [part.kind, part.height])).toEqual([
      ['bin', 5],
      ['bin', 20],
      ['bin', 15],
      ['missing', 4],
    ]);
    expect(shape.parts[1]!.words).toBe('10 to 20: 40 (40.0%)');
    expect(shape.parts[3]).toMatchObject({ x: 94, width: 6, words: '20 missing (20.0%)' });
    expect([shape.start, shape.end]).toEqual(['0', '40']);
    expect(shape.summary).toBe('income, number; 0 to 40, mean 18.3; 20 missing (20.0%).');
  });

  it('names the whole numbers that a bin takes', () => {
    const histogram = { low: 18, high: 25, counts: [10, 20, 30], valuesPerBin: 3 };
    const shape = miniHistogramShape({ ...numbers, histogram, missing: 0 }, 100, 20);
    expect(shape.parts.map(({ words }) => words)).toEqual([
      '18 to 20: 10 (10.0%)',
      '21 to 23: 20 (20.0%)',
      '24 to 25: 30 (30.0%)',
    ]);
    const single = { low: 1, high: 2, counts: [40, 60], valuesPerBin: 1 };
    expect(miniHistogramShape({ ...numbers, histogram: single }, 100, 20).parts[0]!.words).toBe(
      '1: 40 (40.0%)',
    );
  });

  it('shows shares of categories as one strip as long as the picture', () => {
    const shape = miniHistogramShape(
      {
        name: 'job',
        type: 'category',
        rows: 100,
        missing: 0,
        histogram: null,
        top: {
          values: [
            { value: 'a', count: 60 },
            { value: '', count: 25 },
          ],
          others: 15,
          distinct: 9,
        },
        mean: null,
      },
      100,
      20,
    );
    expect(shape.parts.map((part) => part.x)).toEqual([0, 60, 85]);
    expect(shape.parts.map((part) => part.words)).toEqual([
      'a: 60 (60.0%)',
      'empty: 25 (25.0%)',
      '7 other values: 15 (15.0%)',
    ]);
    expect(shape.summary).toBe('job, category; 9 values, most often a 60.0%; none missing.');
  });

  it('has words for a column without a picture and for one without rows', () => {
    const text: ColumnSummary = { ...numbers, type: 'text', missing: 75, histogram: null, mean: null };
    expect(miniHistogramShape(text, 100, 20).start).toBe('75.0% missing');
    expect(miniHistogramShape({ ...text, rows: 0, missing: 0 }, 100, 20).parts).toEqual([]);
  });

  it('tells both ends of a span of time apart in few characters', () => {
    const times = (from: string, to: string): string[] => {
      const histogram = { low: Date.parse(from), high: Date.parse(to), counts: [1] };
      const shape = miniHistogramShape({ ...numbers, type: 'timestamp', histogram, mean: null }, 100, 20);
      return [shape.start, shape.end];
    };
    expect(times('2019-01-02', '2026-03-01')).toEqual(['2019', '2026']);
    expect(times('2026-01-02', '2026-09-30')).toEqual(['2026-01', '2026-09']);
    expect(times('2026-01-02', '2026-01-30')).toEqual(['01-02', '01-30']);
  });
});

describe('histogramShape', () => {
  const options = { format: String, unit: 'ms' };

  it('stands on its axis and keeps the proportions of the counts', () => {
    const shape = histogramShape({ low: 0, high: 40, counts: [10, 40, 0, 30] }, 468, 266, options);
    expect([shape.plotWidth, shape.plotHeight]).toEqual([400, 200]);
    for (const bar of shape.bars) expect(bar.y + bar.height).toBeCloseTo(200);
    expect(shape.bars[1]!.height / shape.bars[3]!.height).toBeCloseTo(4 / 3);
    expect(shape.bars[2]!.height).toBe(0);
    expect(shape.bars[1]!.words).toBe('10 to 20 ms: 40 (50.0%)');
    expect(shape.summary).toBe('Histogram of 80 rows from 0 to 40 ms. Most in 10 to 20 ms: 40 (50.0%).');
    expect(shape.yTicks.at(-1)!.label).toBe('40');
  });

  it('marks what lies beyond a limit', () => {
    const bins = { low: 0, high: 40, counts: [10, 40, 0, 30] };
    const shape = histogramShape(bins, 468, 266, { ...options, limit: 20 });
    expect(shape.limit).toBe(200);
    expect(shape.bars.map((bar) => bar.beyond)).toEqual([false, false, true, true]);
    expect(histogramShape(bins, 468, 266, { ...options, limit: 99 }).limit).toBeNull();
  });

  it('draws a constant column and an empty one', () => {
    const constant = histogramShape({ low: 5, high: 5, counts: [7] }, 468, 266, options);
    expect(constant.bars[0]).toMatchObject({ x: 180, count: 7 });
    const empty = histogramShape({ low: 0, high: 1, counts: [0, 0] }, 468, 266, options);
    expect(empty.bars.every((bar) => bar.height === 0)).toBe(true);
    expect(empty.summary).toBe('Histogram of 0 rows from 0 to 1 ms.');
  });
});
