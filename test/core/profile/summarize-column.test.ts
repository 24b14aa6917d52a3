import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarizeColumn } from '../../../src/core/profile/summarize-column.ts';
import type { RowChoice } from '../../../src/core/profile/summarize-column.ts';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import type { Column } from '../../../src/core/table/column.ts';

const base = { name: 'c', unit: null, missing: 0, role: 'feature' as const };

function numbers(values: readonly number[]): Column {
  return { ...base, type: 'number', data: Float64Array.from(values) };
}

describe('summarizeColumn of numbers', () => {
  it('counts equal bins, the last closed, beside missing and infinite values', () => {
    expect(summarizeColumn(numbers([0, 1.5, 2.5, 3.5, 4, NaN, Infinity, -Infinity]), null, 4)).toEqual({
      name: 'c',
      type: 'number',
      rows: 8,
      missing: 1,
      histogram: { low: 0, high: 4, counts: [1, 1, 1, 2] },
      top: null,
      mean: 2.3,
    });
  });

  it.each<[string, number[], Partial<ReturnType<typeof summarizeColumn>>]>([
    ['nothing', [], { rows: 0, missing: 0, histogram: null, mean: null }],
    ['only missing', [NaN, NaN], { rows: 2, missing: 2, histogram: null, mean: null }],
    ['only infinite', [Infinity], { rows: 1, missing: 0, histogram: null, mean: null }],
    [
      'a constant',
      [3, 3, NaN],
      { rows: 3, missing: 1, histogram: { low: 3, high: 3, counts: [2] }, mean: 3 },
    ],
    [
      'the widest range',
      [-1.7e308, 1.7e308, 1.7e308],
      { histogram: { low: -1.7e308, high: 1.7e308, counts: [1, 2] } },
    ],
    ['a sum beyond doubles', [1.7e308, 1.6e308], { mean: null }],
  ])('stands %s', (_, values, expected) => {
    expect(summarizeColumn(numbers(values), null, 2)).toMatchObject(expected);
  });

  it('agrees with counting one by one, for any choice of rows', () => {
    const values = fc.array(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(NaN)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        values,
        fc.infiniteStream(fc.boolean()),
        fc.integer({ min: 1, max: 30 }),
        (all, choose, bins) => {
          const mask = Uint8Array.from(all, () => (choose.next().value === true ? 1 : 0));
          const rows = Uint32Array.from(all.flatMap((__, i) => (mask[i] === 1 ? [i] : [])));
          const chosen = all.filter((__, i) => mask[i] === 1);
          const present = chosen.filter((value) => !Number.isNaN(value));
          const summary = summarizeColumn(numbers(all), mask, bins);
          expect(summarizeColumn(numbers(all), rows.reverse(), bins)).toEqual({
            ...summary,
            mean: summary.mean === null ? null : (expect.closeTo(summary.mean, 6) as number),
          });
          expect([summary.rows, summary.missing]).toEqual([chosen.length, chosen.length - present.length]);
          if (present.length === 0) expect(summary.histogram).toBeNull();
          else {
            const { low, high, counts } = summary.histogram!;
            expect([low, high]).toEqual([Math.min(...present), Math.max(...present)]);
            expect(counts.reduce((sum, count) => sum + count, 0)).toBe(present.length);
            const whole = present.every(Number.isInteger);
            if (!whole || low === high) expect(counts).toHaveLength(low === high ? 1 : bins);
            expect(summary.mean).toBeCloseTo(
              present.reduce((sum, value) => sum + value, 0) / present.length,
              6,
            );
            const first = present.filter((value) => value < low + (0.999 * (high - low)) / bins).length;
            if (!whole) expect(counts[0]).toBeGreaterThanOrEqual(low === high ? 0 : first);
          }
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });

  it('gives every bin of whole numbers equally many of them', () => {
    const data = Int32Array.of(1, 2, 3);
    expect(summarizeColumn({ ...base, type: 'integer', data }, null, 2).histogram).toEqual({
      low: 1,
      high: 3,
      counts: [2, 1],
      valuesPerBin: 2,
    });
    // Every age from 18 to 79 once: bins that took now two and now three would show a comb.
    const ages = numbers(Array.from({ length: 62 }, (_, i) => 18 + i));
    expect(summarizeColumn(ages).histogram).toEqual({
      low: 18,
      high: 79,
      counts: [...new Array<number>(20).fill(3), 2],
      valuesPerBin: 3,
    });
    expect(summarizeColumn(numbers([-2, 5]), null, 24).histogram).toEqual({
      low: -2,
      high: 5,
      counts: [1, 0, 0, 0, 0, 0, 0, 1],
      valuesPerBin: 1,
    });
  });

  it('takes times as they are', () => {
    const times: Column = { ...base, type: 'timestamp', data: Float64Array.of(0, 10, NaN), zone: 'utc' };
    expect(summarizeColumn(times, null, 2)).toMatchObject({ missing: 1, mean: 5 });
  });
});

describe('summarizeColumn of categories, booleans and texts', () => {
  const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const data = Int32Array.of(7, 0, 1, 1, 2, 3, 4, 5, 6, 7, -1);
  const category: Column = { ...base, type: 'category', data, levels, order: 'none' };

  it('gives the most frequent values, ties in level order, and the rest summed', () => {
    expect(summarizeColumn(category)).toMatchObject({
      rows: 11,
      missing: 1,
      histogram: null,
      mean: null,
      top: {
        values: [
          { value: 'b', count: 2 },
          { value: 'h', count: 2 },
          { value: 'a', count: 1 },
          { value: 'c', count: 1 },
          { value: 'd', count: 1 },
          { value: 'e', count: 1 },
        ],
        others: 2,
        distinct: 8,
      },
    });
  });

  it.each<[string, RowChoice]>([
    ['mask', Uint8Array.of(0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1)],
    ['list', Uint32Array.of(10, 3, 2)],
  ])('keeps to the rows of a %s', (_, choice) => {
    expect(summarizeColumn(category, choice)).toMatchObject({
      rows: 3,
      missing: 1,
      top: { values: [{ value: 'b', count: 2 }], others: 0, distinct: 1 },
    });
    const flags: Column = {
      ...base,
      type: 'boolean',
      data: Int8Array.from(data, (code) => (code === 1 ? 1 : code < 0 ? -1 : 0)),
    };
    expect(summarizeColumn(flags, choice).top?.values).toEqual([{ value: 'true', count: 2 }]);
    const valid = Uint8Array.from(data, (code) => (code < 0 ? 0 : 1));
    const text: Column = {
      ...base,
      type: 'text',
      offsets: new Float64Array(12),
      utf8: encodeUtf8(''),
      valid,
    };
    expect(summarizeColumn(text, choice)).toMatchObject({ rows: 3, missing: 1, top: null, histogram: null });
  });
});
