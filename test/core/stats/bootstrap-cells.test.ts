import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { binomialDraw } from '../../../src/core/stats/binomial-draw.ts';
import { bootstrapCells } from '../../../src/core/stats/bootstrap-cells.ts';
import { multinomialDraw } from '../../../src/core/stats/multinomial-draw.ts';

function momentsOfDraws(draws: number, draw: () => number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < draws; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  return { mean: sum / draws, variance: squares / draws - (sum / draws) ** 2 };
}

describe('binomialDraw', () => {
  it.each([
    [12, 0.3],
    [1000, 0.004],
    [1000, 0.2],
    [1_000_000, 0.7],
    [50, 0.95],
  ])('has the mean and variance of n = %d, p = %d', (n, p) => {
    const random = createRandom(5);
    const draws = 20_000;
    const { mean, variance } = momentsOfDraws(draws, () => binomialDraw(n, p, random));
    const wanted = n * p * (1 - p);
    expect(Math.abs(mean - n * p)).toBeLessThan(4.5 * Math.sqrt(wanted / draws));
    expect(Math.abs(variance / wanted - 1)).toBeLessThan(4.5 * Math.sqrt(2.2 / draws));
  });

  it('has the distribution itself where rejection is used', () => {
    const [n, p, draws] = [40, 0.4, 50_000];
    const random = createRandom(8);
    const seen = new Float64Array(n + 1);
    for (let i = 0; i < draws; i++) seen[binomialDraw(n, p, random)]!++;
    let mass = (1 - p) ** n;
    let chi = 0;
    for (let k = 0; k <= n; k++) {
      if (mass * draws > 5) chi += (seen[k]! - mass * draws) ** 2 / (mass * draws);
      mass *= ((n - k) / (k + 1)) * (p / (1 - p));
    }
    // About 21 cells: 99.9% of chi-square values stay below 47.
    expect(chi).toBeLessThan(47);
  });

  it('is certain at the ends', () => {
    const random = createRandom(1);
    expect([binomialDraw(9, 0, random), binomialDraw(9, 1, random), binomialDraw(0, 0.5, random)]).toEqual([
      0, 9, 0,
    ]);
  });
});

describe('multinomialDraw', () => {
  it.each([
    ['few rows a cell', [1, 0, 2, 3]],
    ['many rows a cell', [100, 0, 50_000, 7]],
  ])('keeps the total and the shares: %s', (_, counts) => {
    const total = counts.reduce((a, b) => a + b, 0);
    const draw = multinomialDraw(counts);
    const random = createRandom(2);
    const into = new Float64Array(counts.length);
    const sums = new Float64Array(counts.length);
    for (let i = 0; i < 4000; i++) {
      draw(random, into);
      expect(into.reduce((a, b) => a + b, 0)).toBe(total);
      into.forEach((count, cell) => (sums[cell]! += count));
    }
    counts.forEach((count, cell) => {
      const error = Math.sqrt((count * (1 - count / total)) / 4000);
      expect(Math.abs(sums[cell]! / 4000 - count)).toBeLessThanOrEqual(4.5 * error);
    });
  });
});

describe('bootstrapCells', () => {
  const share = (cells: Float64Array, out: Float64Array): void => {
    out[0] = cells[0]! / (cells[0]! + cells[1]!);
  };

  it('gives a proportion the width theory says, and the same for the same seed', () => {
    const run = (): unknown => bootstrapCells([300, 700], 1, share, { random: createRandom(4) })[0];
    const interval = bootstrapCells([300, 700], 1, share, { random: createRandom(4) })[0]!;
    const half = 1.96 * Math.sqrt((0.3 * 0.7) / 1000);
    expect(Math.abs(interval.low - (0.3 - half))).toBeLessThan(0.004);
    expect(Math.abs(interval.high - (0.3 + half))).toBeLessThan(0.004);
    expect(interval.method).toBe('percentile bootstrap, B = 1000');
    expect(run()).toEqual(run());
  });

  it('states a smaller B where there are many cells', () => {
    const [interval] = bootstrapCells(new Float64Array(20_000).fill(1), 1, share, {
      random: createRandom(4),
    });
    expect(interval).toBeNull();
    const sum = (cells: Float64Array, out: Float64Array): void => {
      out[0] = cells.subarray(0, 5000).reduce((a, b) => a + b, 0);
    };
    const counts = new Float64Array(20_000).fill(1);
    expect(bootstrapCells(counts, 1, sum, { random: createRandom(4) })[0]!.method).toContain('B = 300');
  });

  it('leaves out rare undefined replicates and says so; gives nothing where they are many', () => {
    const rare = bootstrapCells([5, 2000], 1, (cells, out) => (out[0] = cells[0] === 0 ? NaN : 1), {
      random: createRandom(3),
    });
    expect(rare[0]!.method).toMatch(/, \d+ of them undefined and left out$/);
    const often = bootstrapCells([1, 2000], 1, (cells, out) => (out[0] = cells[0] === 0 ? NaN : 1), {
      random: createRandom(3),
    });
    expect(often).toEqual([null]);
  });

  it('has no interval without cells', () => {
    expect(bootstrapCells([], 2, share, { random: createRandom(1) })).toEqual([null, null]);
  });
});
