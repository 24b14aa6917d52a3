import { describe, expect, it } from 'vitest';
import { cutsOf } from '../../../src/core/drift/cells.ts';
import type { LogProfile } from '../../../src/core/drift/log-profile.ts';
import { addCodes, addNumbers, emptyProfile } from '../../../src/core/drift/window-profile.ts';
import { kolmogorovSmirnovDistance } from '../../../src/core/drift/kolmogorov-smirnov.ts';
import { wasserstein } from '../../../src/core/drift/wasserstein.ts';
import { profileSeries } from '../../../src/core/monitor/profile-series.ts';
import { signalKey, type ProfileSignal } from '../../../src/core/monitor/signal.ts';
import { signalWords } from '../../../src/core/monitor/signal-words.ts';

/** Three windows of 4, 4 and 2 rows. */
const windowOf = Int32Array.from([0, 0, 0, 0, 1, 1, 1, 1, 2, 2]);
const ages = Float64Array.from([20, 30, 40, NaN, 25, 35, 45, 30, 90, Infinity]);
const jobs = Int32Array.from([0, 0, 1, 1, 0, 1, 1, -1, 2, 1]);

function log(): LogProfile {
  const cuts = cutsOf(ages.filter((age) => Number.isFinite(age)).sort());
  const numbers = emptyProfile(3, cuts.length + 1, 30);
  addNumbers(numbers, cuts, ages, windowOf);
  const values = emptyProfile(3, 3);
  addCodes(values, jobs, windowOf);
  return {
    windows: [4, 4, 2].map((rows, at) => ({ fromMs: at * 10, toMs: at * 10 + 10, rows })),
    columns: [
      { name: 'age', unit: 'years', kind: 'number', cuts, profile: numbers },
      {
        ...{ name: 'job', unit: null, kind: 'values', values: ['clerk', 'cook', 'gig'] },
        ...{ others: false, profile: values },
      } as const,
    ],
  };
}
const REFERENCE = { from: 0, to: 2 };
const valuesOf = (signal: ProfileSignal): number[] => [...profileSeries(log(), REFERENCE, signal)!.values];

describe('profileSeries', () => {
  it('counts by window', () => {
    expect(valuesOf({ of: 'rows' })).toEqual([4, 4, 2]);
    expect(valuesOf({ of: 'missing', column: 'age' })).toEqual([0.25, 0, 0]);
    expect(valuesOf({ of: 'missing', column: 'job' })).toEqual([0, 0.25, 0]);
    expect(valuesOf({ of: 'mean', column: 'age' })).toEqual([30, 33.75, 90]);
    expect(valuesOf({ of: 'share', column: 'job', value: 'cook' })).toEqual([0.5, 2 / 3, 0.5]);
  });

  it('holds against the reference what only means something there', () => {
    expect(valuesOf({ of: 'unseen', column: 'job' })).toEqual([0, 0, 0.5]);
    expect(valuesOf({ of: 'outside', column: 'age' })).toEqual([0, 0, 1]);
    const before = Float64Array.from([20, 25, 30, 30, 35, 40, 45]);
    const ks = valuesOf({ of: 'drift', column: 'age', distance: 'ks' });
    // With a cell for every value nothing is lost.
    expect(ks[0]).toBeCloseTo(kolmogorovSmirnovDistance(before, Float64Array.from([20, 30, 40]))!, 12);
    expect(ks[2]).toBe(1);
    const far = valuesOf({ of: 'drift', column: 'age', distance: 'wassersteinOverSigma' })[2]!;
    const mean = before.reduce((sum, age) => sum + age, 0) / 7;
    const sigma = Math.sqrt(before.reduce((sum, age) => sum + (age - mean) ** 2, 0) / 6);
    const exact = wasserstein(before, Float64Array.from([90]))! / sigma;
    expect(Math.abs(far - exact)).toBeLessThan(0.4 * exact);
    const [, , js] = valuesOf({ of: 'drift', column: 'job', distance: 'jsDistanceBase2' });
    expect(js).toBeGreaterThan(0.5);
  });

  it('finds a quantile within its cell', () => {
    const medians = valuesOf({ of: 'quantile', column: 'age', q: 0.5 });
    expect(medians[0]).toBeGreaterThanOrEqual(25);
    expect(medians[0]).toBeLessThanOrEqual(35);
    expect(medians[2]).toBe(90);
  });

  it('has a variance where sampling tells one, above 0', () => {
    for (const signal of [
      { of: 'missing', column: 'age' },
      { of: 'mean', column: 'age' },
      { of: 'unseen', column: 'job' },
    ] as const) {
      const { variances } = profileSeries(log(), REFERENCE, signal)!;
      expect(variances!.every((variance) => variance > 0)).toBe(true);
    }
    expect(profileSeries(log(), REFERENCE, { of: 'quantile', column: 'age', q: 0.9 })!.variances).toBeNull();
  });

  it('is null where there is no such column, or it is counted in another way', () => {
    const none = (signal: ProfileSignal): void => {
      expect(profileSeries(log(), REFERENCE, signal)).toBeNull();
    };
    none({ of: 'mean', column: 'gone' });
    none({ of: 'mean', column: 'job' });
    none({ of: 'unseen', column: 'age' });
    none({ of: 'share', column: 'job', value: 'pilot' });
    none({ of: 'drift', column: 'job', distance: 'ks' });
  });
});

describe('signals', () => {
  it('are the same in whatever order their members stand', () => {
    expect(signalKey({ of: 'mean', column: 'a' })).toBe(signalKey({ column: 'a', of: 'mean' }));
    expect(signalKey({ of: 'mean', column: 'a' })).not.toBe(signalKey({ of: 'mean', column: 'b' }));
  });

  it('have names', () => {
    expect(signalWords({ of: 'quantile', column: 'latency', q: 0.999 })).toBe('p99.9 of latency');
    expect(signalWords({ of: 'quantile', column: 'latency', q: 0.5 })).toBe('Median of latency');
    expect(signalWords({ of: 'metric', metric: 'recall', slice: 'x' as never }, () => 'Over 40')).toBe(
      'Recall, Over 40',
    );
  });
});
