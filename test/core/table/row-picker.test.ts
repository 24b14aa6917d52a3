import { expect, test } from 'vitest';
import { RowPicker, type KeptRows } from '../../../src/core/table/row-picker.ts';

/** Numbers of the rows that are kept, when the picker is asked for stretches of these lengths. */
function picked(kept: KeptRows | null, lengths: readonly number[]): number[] {
  const picker = new RowPicker(kept);
  const rows: number[] = [];
  let before = 0;
  for (const length of lengths) {
    const { mask, count, end } = picker.next(length);
    const there = Array.from({ length }, (_, row) => row).filter((row) => mask?.[row] !== 1);
    expect(there.length).toBe(length - count);
    expect(there.every((row) => row < end)).toBe(true);
    rows.push(...there.map((row) => before + row));
    before += length;
  }
  return rows;
}

test('the first rows, and then it is done', () => {
  expect(picked({ take: 'first', rows: 5 }, [3, 4, 2])).toEqual([0, 1, 2, 3, 4]);
  const picker = new RowPicker({ take: 'first', rows: 3 });
  picker.next(2);
  expect(picker.done).toBe(false);
  picker.next(1);
  expect(picker.done).toBe(true);
});

test('every row without a choice', () => {
  expect(picked(null, [2, 3])).toEqual([0, 1, 2, 3, 4]);
});

test('a random choice does not depend on how the rows come, but on its seed', () => {
  const kept = { take: 'random', share: 0.1, seed: 1 } as const;
  const whole = picked(kept, [10_000]);
  expect(picked(kept, [1, 4096, 4096, 1807])).toEqual(whole);
  expect(picked({ ...kept, seed: 2 }, [10_000])).not.toEqual(whole);
  // Five standard deviations of a binomial: sqrt(10,000 x .1 x .9) = 30.
  expect(Math.abs(whole.length - 1_000)).toBeLessThan(150);
});

test('no share keeps nothing, a whole one keeps all', () => {
  expect(picked({ take: 'random', share: 0, seed: 1 }, [100])).toEqual([]);
  expect(picked({ take: 'random', share: 1, seed: 1 }, [100]).length).toBe(100);
});

test('refuses what is no choice', () => {
  expect(() => new RowPicker({ take: 'first', rows: -1 })).toThrow(RangeError);
  expect(() => new RowPicker({ take: 'random', share: 1.5, seed: 1 })).toThrow(RangeError);
});
