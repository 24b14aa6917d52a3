import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcNemarExact } from '../../../src/core/stats/mcnemar-exact.ts';
import golden from '../../golden/mcnemar.json' with { type: 'json' };

describe('McNemar exactly', () => {
  it.each(golden.exact)('%d against %d, as statsmodels and SciPy', (first, second, exact, midP) => {
    const got = mcNemarExact(first!, second!)!;
    expect(got.exact).toBeCloseTo(exact!, 10);
    expect(got.midP).toBeCloseTo(midP!, 10);
  });

  it('does not mind which model is first; more of the same disagreement is stronger evidence', () => {
    const count = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(count, count, (a, b) => {
        expect(mcNemarExact(a, b)).toEqual(mcNemarExact(b, a));
        const got = mcNemarExact(a, b);
        if (!got) return;
        expect(got.midP).toBeLessThanOrEqual(got.exact);
        if (a > b) expect(mcNemarExact(a + 1, b)!.exact).toBeLessThan(got.exact + 1e-12);
      }),
    );
  });

  it('is undefined without disagreement and refuses what is no count', () => {
    expect(mcNemarExact(0, 0)).toBeNull();
    expect(() => mcNemarExact(1.5, 2)).toThrow(RangeError);
    expect(() => mcNemarExact(-1, 2)).toThrow(RangeError);
  });
});
