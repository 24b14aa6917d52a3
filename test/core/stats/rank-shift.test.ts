import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankShift } from '../../../src/core/stats/rank-shift.ts';
import golden from '../../golden/rollout.json' with { type: 'json' };

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 25 });

describe('the shift between two samples by ranks', () => {
  test.each(golden.shifts)(
    'at $level: W and p as SciPy, interval as a search over all differences',
    (row) => {
      const found = rankShift(row.x, row.y, row.level)!;
      expect(found.u).toBeCloseTo(row.u, 10);
      expect(found.p).toBeCloseTo(row.p, 10);
      expect(found.estimate).toBeCloseTo(row.estimate, 10);
      expect(found.low).toBeCloseTo(row.low, 9);
      expect(found.high).toBeCloseTo(row.high, 9);
    },
  );

  test('turns its sign with the samples, moves with them, and holds its estimate', () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: -50, max: 50 }), (x, y, by) => {
        const found = rankShift(x, y, 0.98)!;
        const turned = rankShift(y, x, 0.98)!;
        const moved = rankShift(
          x.map((value) => value + by),
          y,
          0.98,
        )!;
        expect(turned.estimate).toBeCloseTo(-found.estimate, 9);
        expect(turned.low).toBeCloseTo(-found.high, 9);
        expect(turned.u + found.u).toBe(x.length * y.length);
        expect(moved.low).toBeCloseTo(found.low + by, 9);
        expect(found.low).toBeLessThanOrEqual(found.estimate + 1e-9);
        expect(found.high).toBeGreaterThanOrEqual(found.estimate - 1e-9);
        expect(rankShift(x, y, 0.9)!.low).toBeGreaterThanOrEqual(found.low - 1e-9);
      }),
    );
  });

  test('says where there are too few values for the level', () => {
    expect(rankShift([10, 11], [1, 2], 0.98)).toMatchObject({ isTooFew: true });
    expect(rankShift([10, 11], [1, 2], 0.98)!.low).toBeCloseTo(8, 12);
    const many = Array.from({ length: 20 }, (_, at) => at);
    expect(rankShift(many, many, 0.98)!.isTooFew).toBe(false);
  });

  test('values that do not vary differ by one number; an empty sample has no shift', () => {
    expect(rankShift([3, 3], [1, 1, 1], 0.98)).toMatchObject({ low: 2, estimate: 2, high: 2 });
    expect(rankShift([3], [3, 3], 0.98)).toMatchObject({ u: 1, p: 1, estimate: 0 });
    expect(rankShift([], [1], 0.98)).toBeNull();
  });
});
