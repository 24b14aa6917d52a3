import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  approximateDetection,
  detectableRate,
  exactDetection,
  sizeForRegression,
} from '../../../src/core/harm/sample-size.ts';
import golden from '../../golden/rollout.json' with { type: 'json' };

describe('sample sizes', () => {
  test.each(golden.sizes)(
    'from %d to %d at alpha %d, power %d and weight %d, as statsmodels',
    (from, to, alpha, power, weight, needed, champion, some, others, found) => {
      const size = sizeForRegression({ from: from!, to: to!, alpha: alpha!, weight: weight! }, power!)!;
      expect(Math.abs(size.challenger - needed!)).toBeLessThanOrEqual(1);
      expect(Math.abs(size.champion - champion!)).toBeLessThanOrEqual(1);
      const fewer = { challenger: some!, champion: others! };
      expect(approximateDetection(from!, to!, alpha!, fewer)).toBeCloseTo(found!, 8);
    },
  );

  test('the least rate to be found is found just with that power, and asks for just those sizes', () => {
    const rates = fc.double({ min: 0.001, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(rates, fc.integer({ min: 200, max: 50_000 }), rates, (from, total, weight) => {
        const sizes = { challenger: total * weight, champion: total * (1 - weight) };
        const to = detectableRate(from, 0.05, 0.8, sizes);
        if (to === null) return;
        expect(approximateDetection(from, to, 0.05, sizes)).toBeCloseTo(0.8, 6);
        const again = sizeForRegression({ from, to, alpha: 0.05, weight }, 0.8)!;
        expect(Math.abs(again.challenger - sizes.challenger)).toBeLessThan(1.01);
      }),
    );
  });

  test('no size finds what is not there', () => {
    expect(sizeForRegression({ from: 0.02, to: 0.02, alpha: 0.05, weight: 0.5 }, 0.8)).toBeNull();
    expect(detectableRate(0.9, 0.05, 0.8, { challenger: 3, champion: 3 })).toBeNull();
  });
});

describe('the exact chance', () => {
  test.each(golden.exact)('from %d to %d: as all outcomes summed', (from, to, alpha, n, m, chance) => {
    const sizes = { challenger: n!, champion: m! };
    expect(exactDetection(from!, to!, alpha!, sizes)).toBeCloseTo(chance!, 9);
  });

  test('is near the approximation where counts are large', () => {
    const sizes = { challenger: 20_000, champion: 20_000 };
    const exact = exactDetection(0.05, 0.055, 0.05, sizes);
    expect(Math.abs(exact - approximateDetection(0.05, 0.055, 0.05, sizes))).toBeLessThan(0.01);
  });
});
