import { describe, expect, it } from 'vitest';
import { drawnNumberDistances, drawnValueDistances } from '../../../src/core/drift/drawn-distances.ts';
import { kolmogorovSmirnovDistance } from '../../../src/core/drift/kolmogorov-smirnov.ts';
import { bandBetween, nullBands, type DrawDistances } from '../../../src/core/drift/null-band.ts';
import { jsDistanceBase2 } from '../../../src/core/drift/share-distances.ts';
import { wasserstein } from '../../../src/core/drift/wasserstein.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { drawCounts } from '../../../src/core/stats/draw-counts.ts';
import { binomialMasses } from '../../../src/core/stats/binomial-masses.ts';

const SPLITS = 1000;
/** 99% of the binomial distribution of alarms at 5%, both ends. */
const [LEAST, MOST] = [33, 69];

describe('alarms where nothing has changed', () => {
  it('the bound is that of the binomial distribution', () => {
    const { from, chances } = binomialMasses(SPLITS, 0.05);
    const inside = [...chances].filter((_, at) => from + at >= LEAST && from + at <= MOST);
    expect(inside.reduce((sum, mass) => sum + mass, 0)).toBeGreaterThan(0.99);
  });

  const random = createRandom(7);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
  const skewed = (): number => Math.exp(normal());
  const reference = Float64Array.from({ length: 40_000 }, skewed).sort();
  const shares = [400, 300, 150, 100, 40, 9, 1];

  it.each([50, 500, 5000])('keep their rate at %i rows a side', (n) => {
    const bands = nullBands(drawnNumberDistances(reference, 1), [n, n], createRandom(n));
    const [ofValues] = nullBands(drawnValueDistances(shares), [n, n], createRandom(n));
    const alarms = [0, 0, 0];
    for (let split = 0; split < SPLITS; split++) {
      const [a, b] = [0, 1].map(() => Float64Array.from({ length: n }, skewed).sort());
      if (wasserstein(a!, b!)! > bands[0]!.limit) alarms[0]!++;
      if (kolmogorovSmirnovDistance(a!, b!)! > bands[1]!.limit) alarms[1]!++;
      const pair = { reference: drawCounts(shares, n, random), current: drawCounts(shares, n, random) };
      if (jsDistanceBase2(pair)! > ofValues!.limit) alarms[2]!++;
    }
    for (const [which, count] of alarms.entries()) {
      // Kolmogorov-Smirnov's distance takes few values at few rows: its limit is one that less than 5% exceed.
      expect(count, `distance ${String(which)}`).toBeGreaterThanOrEqual(which === 1 && n === 50 ? 15 : LEAST);
      expect(count, `distance ${String(which)}`).toBeLessThanOrEqual(MOST);
    }
  });
});

describe('between the sizes of a grid', () => {
  const sizes = [30, 100, 1000, 10_000];
  const draw: DrawDistances = drawnValueDistances([5, 3, 2]);
  const bands = sizes.flatMap((m) => sizes.map((n) => nullBands(draw, [m, n], createRandom(m + n))[0]!));

  it('on it they are its own', () => {
    expect(bandBetween({ sizes, bands }, [100, 1000]).limit).toBeCloseTo(bands[6]!.limit, 12);
    expect(bandBetween({ sizes, bands }, [10_000, 10_000]).median).toBeCloseTo(bands[15]!.median, 12);
  });

  it.each([
    [60, 60],
    [300, 4000],
    [20_000, 500],
    [40_000, 40_000],
    [15, 800],
  ] as const)('%i and %i rows: within a tenth of a band of their own', (m, n) => {
    const [own] = nullBands(draw, [m, n], createRandom(5), { resamples: 3999 });
    const between = bandBetween({ sizes, bands }, [m, n]);
    expect(Math.abs(between.limit / own!.limit - 1)).toBeLessThan(0.12);
  });
});

describe('counts drawn', () => {
  it('are as many as asked for, none where nothing is', () => {
    for (const n of [0, 3, 500]) {
      const counts = drawCounts([1, 0, 4, 2.5], n, createRandom(n));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(n);
      expect(counts[1]).toBe(0);
    }
  });
});
