import { describe, expect, it } from 'vitest';
import { mcNemar } from '../../../src/core/stats/mcnemar.ts';
import { mcNemarExact } from '../../../src/core/stats/mcnemar-exact.ts';
import { normalTail } from '../../../src/core/stats/normal-tail.ts';
import golden from '../../golden/comparison.json' with { type: 'json' };

describe('McNemar', () => {
  it.each(golden.mcnemar)(
    '%d against %d, as statsmodels with its correction',
    (first, second, statistic, p) => {
      const got = mcNemar(first!, second!)!;
      expect(got.method).toBe('chi-squared with continuity correction');
      expect(got.statistic).toBeCloseTo(statistic!, 9);
      expect(Math.abs(got.p / Math.min(1, p!) - 1)).toBeLessThan(1e-9);
    },
  );

  it('is exact below 25 disagreements, undefined without any, and 1 where both are equal', () => {
    expect(mcNemar(20, 4)).toEqual({
      p: mcNemarExact(20, 4)!.exact,
      statistic: null,
      method: 'exact binomial',
    });
    expect(mcNemar(20, 5)!.method).toBe('chi-squared with continuity correction');
    expect(mcNemar(0, 0)).toBeNull();
    expect(mcNemar(50, 50)).toMatchObject({ statistic: 0, p: 1 });
  });
});

describe('the tail of the normal distribution', () => {
  it.each(golden.tails)('beyond %d, as SciPy', (z, tail) => {
    expect(Math.abs(normalTail(z!) / tail! - 1)).toBeLessThan(1e-12);
  });
  it('ends at 0', () => {
    expect(normalTail(60)).toBe(0);
    expect(normalTail(NaN)).toBeNaN();
  });
});
