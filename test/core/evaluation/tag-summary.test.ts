import { describe, expect, it } from 'vitest';
import { tagSummary } from '../../../src/core/evaluation/tag-summary.ts';
import { wilson } from '../../../src/core/stats/wilson.ts';

/** Rows 0 to 19 of 100 are wrong; of row 99 nothing is known. */
const mistake = Array.from({ length: 100 }, (_, row) => (row === 99 ? NaN : Number(row < 20)));

describe('what tags come to', () => {
  it('counts looked-at mistakes only, and estimates the share of all rows', () => {
    const summary = tagSummary(
      mistake,
      [0, 1, 2, 3, 50, 99],
      [
        { tag: 'dark', rows: [0, 1, 2, 7, 50] },
        { tag: 'small', rows: [3] },
        { tag: 'right', rows: [60, 61] },
      ],
    );
    expect(summary).toMatchObject({ looked: 4, mistakes: 20, rows: 99 });
    const [dark, small, right] = summary.tags;
    expect(dark).toMatchObject({ tag: 'dark', rows: 5, mistakes: 3 });
    expect(dark!.share).toMatchObject({ value: 0.75, n: 4, interval: wilson(3, 4) });
    expect(dark!.ofData).toBeCloseTo((0.75 * 20) / 99, 12);
    expect(small).toMatchObject({ tag: 'small', mistakes: 1 });
    expect(right).toMatchObject({ tag: 'right', mistakes: 0, share: { value: 0 }, ofData: 0 });
  });

  it('has no shares before a mistake was looked at', () => {
    const summary = tagSummary(mistake, [60], [{ tag: 'dark', rows: [0] }]);
    expect(summary.looked).toBe(0);
    expect(summary.tags[0]).toMatchObject({ share: { value: null, reason: 'emptySlice' }, ofData: null });
    expect(tagSummary([], [], [])).toEqual({ looked: 0, mistakes: 0, rows: 0, tags: [] });
  });
});
