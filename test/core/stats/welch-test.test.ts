import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../src/core/stats/adjust-p-values.ts';
import { hypergeometricTail } from '../../../src/core/stats/hypergeometric-tail.ts';
import { momentsOf } from '../../../src/core/stats/mean-interval.ts';
import { studentTTail, welchTest } from '../../../src/core/stats/welch-test.ts';
import golden from '../../golden/discovery.json' with { type: 'json' };

describe('against SciPy', () => {
  it.each(golden.tails)('tail of $cells', ({ cells, p }) => {
    const [hits, drawn, marked, all] = cells as [number, number, number, number];
    const got = hypergeometricTail(hits, drawn, marked, all);
    expect(Math.abs(got - p)).toBeLessThanOrEqual(1e-8 * p);
  });

  it.each(golden.adjusted)('adjusted p-values $#', ({ p, q }) => {
    expect(benjaminiHochberg(p)).toEqual(q.map((x) => expect.closeTo(x, 12) as number));
  });

  it.each(golden.t)('tail of t = $t with $degrees degrees', ({ t, degrees, p }) => {
    expect(Math.abs(studentTTail(t, degrees) - p)).toBeLessThanOrEqual(1e-8 * p);
  });

  it.each(golden.welch)('Welch test $#', ({ a, b, p, degrees, low, high }) => {
    const got = welchTest(momentsOf(a), momentsOf(b));
    expect(Math.abs(got.pValue! - p)).toBeLessThanOrEqual(1e-8 * p);
    expect(got.degrees).toBeCloseTo(degrees, 8);
    // Degrees of freedom are rounded down for the interval: never narrower, and by little.
    const { interval } = got.difference as { interval: { low: number; high: number } };
    const widening = (interval.high - interval.low) / (high - low);
    expect(widening).toBeGreaterThanOrEqual(1 - 1e-9);
    expect(widening).toBeLessThan(degrees < 3 ? 2.2 : 1.03);
    expect(interval.high + interval.low).toBeCloseTo(high + low, 9);
  });
});

it('is undefined, with the reason, below two values, and has no p-value without spread', () => {
  const one = momentsOf([3]);
  const same = momentsOf([2, 2, 2]);
  expect(welchTest(one, same)).toMatchObject({ difference: { value: null, reason: 'tooFew' }, pValue: null });
  expect(welchTest(same, same)).toMatchObject({ difference: { value: 0, interval: null }, pValue: null });
});
