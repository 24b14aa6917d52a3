import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binPairs } from '../../../src/core/evaluation/pair-bins.ts';

describe('binPairs', () => {
  it('counts pairs on a grid, row = actual, column = predicted', () => {
    const pairs = binPairs(Float64Array.of(0, 10, 10, 4), Float64Array.of(0, 10, 0, 6), 2);
    expect(pairs.domain).toEqual([0, 10]);
    expect([...pairs.counts]).toEqual([1, 1, 1, 1]);
    expect([pairs.n, pairs.dropped]).toEqual([4, 0]);
  });

  it('leaves out what is missing, infinite or outside', () => {
    const actual = Float64Array.of(1, NaN, 3, Infinity, 2);
    const predicted = Float64Array.of(1, 2, NaN, 1, 3);
    expect(binPairs(actual, predicted, 4)).toMatchObject({ domain: [1, 3], n: 2, dropped: 3 });
    expect(binPairs(actual, predicted, 4, [0, 2])).toMatchObject({ n: 1, dropped: 4 });
  });

  it('survives nothing and one value', () => {
    expect(binPairs(new Float64Array(), new Float64Array(), 4)).toMatchObject({ domain: [0, 1], n: 0 });
    expect(binPairs(Float64Array.of(5), Float32Array.of(5), 4)).toMatchObject({ n: 1, dropped: 0 });
    expect(() => binPairs(Float64Array.of(5), new Float64Array(), 4)).toThrow(RangeError);
  });

  it('agrees with counting one by one', () => {
    const value = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 60 }), (rows) => {
        const pairs = binPairs(
          Float64Array.from(rows, ([a]) => a),
          Float64Array.from(rows, ([, p]) => p),
          5,
          [-40, 40],
        );
        const expected = new Uint32Array(25);
        for (const [a, p] of rows) {
          if (Number.isNaN(a) || Number.isNaN(p) || Math.abs(a) > 40 || Math.abs(p) > 40) continue;
          const row = Math.min(4, Math.floor((a + 40) / 16));
          const column = Math.min(4, Math.floor((p + 40) / 16));
          expected[row * 5 + column]!++;
        }
        expect(pairs.counts).toEqual(expected);
        expect(pairs.n + pairs.dropped).toBe(rows.length);
      }),
    );
  });

  it('counts only the rows of a mask, on the grid of all', () => {
    const pairs = binPairs(
      Float64Array.of(0, 10, 4),
      Float64Array.of(0, 10, NaN),
      2,
      undefined,
      Uint8Array.of(1, 0, 1),
    );
    expect(pairs).toMatchObject({ domain: [0, 10], n: 1, dropped: 1 });
  });
});
