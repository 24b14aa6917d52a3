import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialMasses, massesFrom } from '../../../src/core/stats/binomial-masses.ts';
import golden from '../../golden/rollout.json' with { type: 'json' };

describe('the binomial distribution', () => {
  test.each(golden.masses)('%d trials of %d: %d successes as SciPy', (n, p, k, chance, tail) => {
    const masses = binomialMasses(n!, p!);
    expect((masses.chances[k! - masses.from] ?? 0) / chance!).toBeCloseTo(1, 8);
    expect(massesFrom(masses, k!) / tail!).toBeCloseTo(1, 8);
  });

  test('sums to 1 with the mean n p, and turns with p', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        const { from, chances } = binomialMasses(n, p);
        const sum = chances.reduce((total, mass) => total + mass, 0);
        const mean = chances.reduce((total, mass, at) => total + mass * (from + at), 0);
        expect(sum).toBeCloseTo(1, 12);
        expect(mean).toBeCloseTo(n * p, 8);
        expect(from + chances.length - 1).toBeLessThanOrEqual(n);
      }),
    );
  });
});
