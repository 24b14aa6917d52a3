import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { bootstrapSums, sumInBlocks } from '../../../src/core/stats/bootstrap-sums.ts';
import { quantileSorted } from '../../../src/core/stats/quantile-sorted.ts';

const sample = (rows: number, seed: number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length: rows }, () => random.uniform() ** 2);
};
const meanOf = (values: Float64Array) =>
  sumInBlocks(
    values.length,
    2,
    (row, into) => {
      into[1] = values[row]!;
      return true;
    },
    createRandom(1),
  );
const mean = (sums: Float64Array, out: Float64Array): void => {
  out[0] = sums[1]! / sums[0]!;
};

describe('bootstrap of sums', () => {
  it('is the plain loop over rows with the same draws', () => {
    const values = sample(57, 3);
    const [got] = bootstrapSums(meanOf(values), 1, mean, { random: createRandom(9) });
    const random = createRandom(9);
    const replicates = new Float64Array(1000);
    for (let b = 0; b < 1000; b++) {
      let sum = 0;
      for (let draw = 0; draw < 57; draw++) sum += values[random.below(57)]!;
      replicates[b] = sum / 57;
    }
    replicates.sort();
    expect(got!.low).toBeCloseTo(quantileSorted(replicates, 0.025), 12);
    expect(got!.high).toBeCloseTo(quantileSorted(replicates, 0.975), 12);
    expect(got!.method).toBe('percentile bootstrap over rows, B = 1000');
  });

  it('over blocks is as wide as theory says', () => {
    const values = sample(60_000, 4);
    const blocks = meanOf(values);
    const [got] = bootstrapSums(blocks, 1, mean, { random: createRandom(2) });
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length;
    const error = Math.sqrt(spread / values.length);
    expect(blocks.total[1]! / blocks.total[0]!).toBeCloseTo(centre, 12);
    expect((got!.high - got!.low) / (2 * 1.96 * error)).toBeGreaterThan(0.88);
    expect((got!.high - got!.low) / (2 * 1.96 * error)).toBeLessThan(1.12);
    expect(got!.method).toContain('over 2000 blocks of rows');
  });

  it('leaves out rows that say so, and gives no interval of fewer than two', () => {
    const sums = sumInBlocks(3, 1, (row) => row === 1, createRandom(1));
    expect(sums.rows).toBe(1);
    expect(bootstrapSums(sums, 1, (s, out) => (out[0] = s[0]!), { random: createRandom(1) })).toEqual([null]);
  });
});
