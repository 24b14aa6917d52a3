import { describe, expect, it } from 'vitest';
import { binOfRank, quantileRanks } from '../../../src/core/stats/quantile-ranks.ts';

/** P(low <= X < high) of a binomial X, term by term: the chance that the quantile lies between those ranks. */
function covered(n: number, p: number, low: number, high: number): number {
  let [term, sum] = [(1 - p) ** n, 0];
  for (let k = 0; k <= n; k++) {
    if (k >= low && k < high) sum += term;
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return sum;
}

describe('ranks around a quantile', () => {
  // Conover 1999, table for the median of 16: ranks 4 and 13.
  it('are those of the tables for the median of 16', () => {
    expect(quantileRanks(16, 0.5)).toEqual({ low: 4, high: 13 });
  });
  it.each([
    [100, 0.5],
    [200, 0.95],
    [60, 0.5],
  ])('cover it at least as often as promised, and no rank less would: %i values, quantile %f', (n, p) => {
    const { low, high } = quantileRanks(n, p)!;
    expect(covered(n, p, low, high)).toBeGreaterThanOrEqual(0.95);
    expect(covered(n, p, 0, low + 1)).toBeGreaterThan(0.025);
    expect(covered(n, p, high - 1, n + 1)).toBeGreaterThan(0.025);
  });
  it('there are none around the 95th percentile of few values', () => {
    expect(quantileRanks(20, 0.95)).toBeNull();
    expect(quantileRanks(1, 0.5)).toBeNull();
  });
});

describe('the bin of a rank', () => {
  it('is where so many values have been counted', () => {
    expect([1, 2, 3, 4, 5].map((rank) => binOfRank([2, 0, 3], rank))).toEqual([0, 0, 2, 2, 2]);
    expect(binOfRank([2, 0, 3], 6)).toBeNull();
  });
});
