import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../src/core/kernel/random.ts';
import {
  drawBernoulli,
  drawBeta,
  drawBinomial,
  drawCategory,
  drawExponential,
  drawGamma,
  drawNormal,
  drawPoisson,
} from '../../../src/core/simulate/draws.ts';

const DRAWS = 40_000;

function moments(draw: (random: Random) => number): { mean: number; variance: number; values: Float64Array } {
  const random = createRandom(7);
  const values = Float64Array.from({ length: DRAWS }, () => draw(random));
  const mean = values.reduce((sum, x) => sum + x, 0) / DRAWS;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (DRAWS - 1);
  return { mean, variance, values };
}

/** Name, draw, mean, variance, and the fourth central moment over the squared variance (for the variance's error). */
const CASES: readonly [string, (random: Random) => number, number, number, number][] = [
  ['normal', drawNormal, 0, 1, 3],
  ['exponential', (r) => drawExponential(r, 2.5), 2.5, 6.25, 9],
  ['gamma, shape 4', (r) => drawGamma(r, 4, 0.5), 2, 1, 4.5],
  ['gamma, shape .3', (r) => drawGamma(r, 0.3, 2), 0.6, 1.2, 23],
  ['beta', (r) => drawBeta(r, 2, 6), 0.25, 12 / (64 * 9), 3.2],
  ['bernoulli', (r) => (drawBernoulli(r, 0.3) ? 1 : 0), 0.3, 0.21, 1.77],
  ['binomial, few', (r) => drawBinomial(r, 12, 0.4), 4.8, 2.88, 3],
  ['binomial, many', (r) => drawBinomial(r, 5000, 0.03), 150, 145.5, 3.1],
  ['poisson, small', (r) => drawPoisson(r, 0.7), 0.7, 0.7, 4.5],
  ['poisson, large', (r) => drawPoisson(r, 900), 900, 900, 3.1],
  ['category', (r) => drawCategory(r, [1, 0, 2, 1]), 1.75, 1.1875, 1.8],
];

describe('draws', () => {
  it.each(CASES)('%s has its mean and variance', (_, draw, mean, variance, kurtosis) => {
    const got = moments(draw);
    expect(Math.abs(got.mean - mean)).toBeLessThan(4.5 * Math.sqrt(variance / DRAWS));
    expect(Math.abs(got.variance / variance - 1)).toBeLessThan(4.5 * Math.sqrt((kurtosis - 1) / DRAWS));
  });

  it('normal has the right tails', () => {
    const { values } = moments(drawNormal);
    const below = (z: number): number => values.filter((x) => x < z).length / DRAWS;
    expect(below(-1.959964)).toBeCloseTo(0.025, 2);
    expect(below(0.67449)).toBeCloseTo(0.75, 1.8);
    expect(below(2.326348)).toBeCloseTo(0.99, 2);
  });

  it('poisson has the right probabilities on both sides of where it changes method', () => {
    for (const mean of [3, 20]) {
      const counts = new Float64Array(80);
      const { values } = moments((random) => drawPoisson(random, mean));
      for (const count of values) counts[count]!++;
      let p = Math.exp(-mean);
      let chiSquare = 0;
      let cells = 0;
      for (let k = 0; k < 80; k++) {
        if (p * DRAWS > 20) {
          chiSquare += (counts[k]! - p * DRAWS) ** 2 / (p * DRAWS);
          cells++;
        }
        p *= mean / (k + 1);
      }
      expect(cells).toBeGreaterThan(8);
      expect(chiSquare).toBeLessThan(cells + 5 * Math.sqrt(2 * cells));
    }
  });

  it('binomial keeps within its bounds', () => {
    const random = createRandom(3);
    for (const n of [0, 1, 41, 1000]) {
      expect(drawBinomial(random, n, 0)).toBe(0);
      expect(drawBinomial(random, n, 1)).toBe(n);
    }
  });

  it('category never gives a weight of zero', () => {
    const random = createRandom(4);
    for (let i = 0; i < 2000; i++) expect([1, 3]).toContain(drawCategory(random, [0, 1e-9, 0, 1, 0]));
  });

  it('the same seed gives the same draws', () => {
    for (const [, draw] of CASES) expect(moments(draw).values).toEqual(moments(draw).values);
  });
});
