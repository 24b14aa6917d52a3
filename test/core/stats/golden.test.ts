import { describe, expect, it } from 'vitest';
import { logFactorial } from '../../../src/core/stats/log-factorial.ts';
import { meanInterval, momentsOf } from '../../../src/core/stats/mean-interval.ts';
import { normalQuantile } from '../../../src/core/stats/normal-quantile.ts';
import { quantileSorted } from '../../../src/core/stats/quantile-sorted.ts';
import { studentTQuantile } from '../../../src/core/stats/student-t-quantile.ts';
import { wilson } from '../../../src/core/stats/wilson.ts';
import golden from '../../golden/stats.json' with { type: 'json' };

/** Reference values of SciPy, NumPy and statsmodels: test/golden/sections/stats.py. */
function close(got: number, wanted: number, relative = 1e-10): void {
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(wanted)));
}

describe('reference values', () => {
  it.each(golden.normalQuantile)('normalQuantile(%d)', (p, wanted) => {
    close(normalQuantile(p!), wanted!, 1e-13);
  });
  it.each(golden.studentTQuantile)('studentTQuantile(%d, %d)', (p, degrees, wanted) => {
    close(studentTQuantile(p!, degrees!), wanted!, 1e-9);
  });
  it.each(golden.logFactorial)('logFactorial(%d)', (n, wanted) => {
    close(logFactorial(n!), wanted!, 1e-12);
  });
  it.each(golden.wilson)('wilson(%d, %d) at level %d', (successes, n, level, low, high) => {
    const interval = wilson(successes!, n!, level!)!;
    close(interval.low, low!, 1e-12);
    close(interval.high, high!, 1e-12);
  });
  it('quantileSorted', () => {
    expect(golden.quantileSorted.length).toBeGreaterThan(20);
    for (const [sorted, p, wanted] of golden.quantileSorted as [number[], number, number][]) {
      close(quantileSorted(sorted, p), wanted, 1e-13);
    }
  });
  it('meanInterval', () => {
    expect(golden.meanInterval.length).toBeGreaterThan(4);
    for (const [values, mean, low, high] of golden.meanInterval as [number[], number, number, number][]) {
      const moments = momentsOf(values);
      close(moments.mean, mean, 1e-13);
      const interval = meanInterval(moments)!;
      close(interval.low, low, 1e-9);
      close(interval.high, high, 1e-9);
    }
  });
});

describe('edges', () => {
  it('gives no interval without rows', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(meanInterval(momentsOf([4]))).toBeNull();
  });
  it('refuses what is no count or probability', () => {
    expect(() => wilson(3, 2)).toThrow(RangeError);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
    expect(() => quantileSorted([], 0.5)).toThrow(RangeError);
    expect(() => studentTQuantile(0.5, 1.5)).toThrow(RangeError);
  });
  it('keeps a mean within what is possible', () => {
    expect(meanInterval(momentsOf([0, 1]), 0)!.low).toBe(0);
  });
  it('is infinite at the ends of the normal', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
  });
});
