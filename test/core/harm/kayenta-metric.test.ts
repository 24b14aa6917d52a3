import { describe, expect, test } from 'vitest';
import { cleanKayentaValues, judgeKayentaMetric } from '../../../src/core/harm/kayenta-metric.ts';
import { rankShift } from '../../../src/core/stats/rank-shift.ts';

const around = (centre: number, n = 30) => Array.from({ length: n }, (_, at) => centre + ((at * 7) % 11) - 5);

describe('values that are compared', () => {
  test('missing ones go, or count as 0', () => {
    expect(cleanKayentaValues([1, NaN, 2, Infinity], {})).toEqual([1, 2]);
    expect(cleanKayentaValues([1, NaN, 2], { missing: 'replace' })).toEqual([1, 0, 2]);
  });

  test('outliers are kept unless asked, and the fences reach at least to the 1st and 99th percentile', () => {
    const far = [...around(100), 1000];
    expect(cleanKayentaValues(far, {})).toHaveLength(31);
    expect(cleanKayentaValues(far, { outlierFactor: 3 })).not.toContain(1000);
    // Quartiles 0 and 0: the fence of the quartiles alone would take out every 1; the 99th percentile keeps them.
    const rare = [...Array<number>(96).fill(0), 1, 1, 1, 1];
    expect(cleanKayentaValues(rare, { outlierFactor: 3 })).toEqual(rare);
    const low = rare.map((value) => -value);
    expect(cleanKayentaValues(low, { outlierFactor: 3 })).toEqual(low);
    expect(cleanKayentaValues([...low, -9], { outlierFactor: 3 })).not.toContain(-9);
  });
});

describe('an arm without values', () => {
  test.each([
    [{}, 'nodata', false],
    [{ mustHaveData: true }, 'nodataFail', false],
    [{ critical: true }, 'nodata', true],
    [{ critical: true, mustHaveData: true }, 'nodata', true],
    [{ missing: 'replace' as const, mustHaveData: true }, 'pass', false],
  ])('%j: %s', (rule, label, isCriticalFailure) => {
    expect(judgeKayentaMetric([], [1, 2], rule)).toMatchObject({ label, isCriticalFailure });
    expect(judgeKayentaMetric([], [1, 2], rule).reason).toMatch(/^The canary has no values/);
  });

  test('missing values that count as 0 are values', () => {
    expect(judgeKayentaMetric([NaN, NaN], [NaN, NaN], { missing: 'replace' })).toMatchObject({
      label: 'pass',
      reason: 'Both arms have the same values.',
    });
    expect(judgeKayentaMetric([NaN], [1]).reason).toMatch(/The canary has no values/);
  });
});

describe('a metric', () => {
  test('is high, low or passes by its whole interval, and says so', () => {
    const high = judgeKayentaMetric(around(120), around(100));
    expect(high).toMatchObject({ label: 'high', isCriticalFailure: false });
    expect(high.effect).toBeCloseTo(1.2, 1);
    expect(high.reason).toMatch(/^Higher than the baseline: 98% interval of the shift /);
    expect(judgeKayentaMetric(around(80), around(100)).label).toBe('low');
    const none = judgeKayentaMetric(around(100.5), around(100));
    expect(none.label).toBe('pass');
    expect(none.reason).toMatch(/^No clear change/);
  });

  test('is high where the 98% interval lies above a quarter of the estimate, which 0 outside is not enough for', () => {
    const labels = Array.from({ length: 40 }, (_, at) => {
      const [canary, baseline] = [around(100 + at / 5), around(100)];
      const { label, shift } = judgeKayentaMetric(canary, baseline);
      if (at > 0) expect(shift).toEqual(rankShift(canary, baseline, 0.98));
      const isAbove = shift !== null && shift.low > 0.25 * shift.estimate;
      expect(label).toBe(isAbove ? 'high' : 'pass');
      return label === 'high' ? 'high' : shift !== null && shift.low > 0 ? 'near' : 'pass';
    });
    expect(new Set(labels)).toEqual(new Set(['pass', 'near', 'high']));
  });

  test('the same values in another order pass', () => {
    expect(judgeKayentaMetric([3, 1, 2], [1, 2, 3])).toMatchObject({ label: 'pass', effect: 1, shift: null });
  });

  test('only the direction that is bad counts', () => {
    const up = judgeKayentaMetric(around(120), around(100), { direction: 'decrease' });
    expect(up).toMatchObject({ label: 'pass' });
    expect(up.reason).toMatch(/no harm here/);
    expect(judgeKayentaMetric(around(120), around(100), { direction: 'increase' }).label).toBe('high');
  });

  test('an effect below what is allowed passes though it is clear', () => {
    const small = judgeKayentaMetric(around(120), around(100), { allowedIncrease: 1.5 });
    expect(small.label).toBe('pass');
    expect(small.reason).toMatch(/by less than matters: ratio of means 1\.2, limit 1\.5/);
  });

  test('critical: fails the canary beyond its own limit only', () => {
    const rule = { critical: true, criticalIncrease: 1.5 };
    expect(judgeKayentaMetric(around(120), around(100), rule)).toMatchObject({
      label: 'high',
      isCriticalFailure: false,
    });
    expect(judgeKayentaMetric(around(160), around(100), rule)).toMatchObject({
      label: 'high',
      isCriticalFailure: true,
    });
  });

  test('errors against none: the ratio is not known, and does not save the canary', () => {
    const errors = judgeKayentaMetric([3, 2, 4, 1, 2], [0, 0, 0, 0, 0], {
      missing: 'replace',
      critical: true,
      criticalIncrease: 10,
    });
    expect(errors).toMatchObject({ label: 'high', effect: null, isCriticalFailure: true });
    expect(errors.reason).toMatch(/not known \(a mean is 0\)/);
  });

  test('the chance to be above counts ties by half', () => {
    const found = judgeKayentaMetric([1, 2], [1, 2, 2, 3], { measure: 'cles' });
    // Of 8 pairs the canary is above in 1 and equal in 3.
    expect(found.effect).toBeCloseTo((1 + 3 / 2) / 8, 12);
  });

  test('does not depend on the unit', () => {
    const [canary, baseline] = [around(112), around(100)];
    const tiny = (values: number[]) => values.map((value) => value * 1e-6);
    expect(judgeKayentaMetric(tiny(canary), tiny(baseline)).label).toBe(
      judgeKayentaMetric(canary, baseline).label,
    );
  });

  test('one value against one is enough for it, and it is said that it should not be', () => {
    const single = judgeKayentaMetric([10], [5]);
    expect(single.label).toBe('high');
    expect(single.reason).toMatch(/too few values for 98%/);
  });
});
