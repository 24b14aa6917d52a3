import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { noChangeOf } from '../../../src/core/monitor/no-change.ts';
import type { Signal } from '../../../src/core/monitor/signal.ts';
import { usualRange, type UsualRange } from '../../../src/core/monitor/usual-range.ts';
import { binomialDraw } from '../../../src/core/stats/binomial-draw.ts';
import { normalQuantile } from '../../../src/core/stats/normal-quantile.ts';
import { studentTQuantile } from '../../../src/core/stats/student-t-quantile.ts';

function rangeOf(signal: Signal, values: readonly number[], rows = 400): UsualRange {
  const series = { signal, values: Float64Array.from(values), variances: null, unit: 'number' };
  const told = noChangeOf(
    { ...series, n: new Float64Array(values.length).fill(rows) },
    { from: 0, to: values.length },
  );
  if (typeof told === 'string') throw new Error(told);
  return usualRange(told);
}

describe('what is usual', () => {
  it('is the prediction of Student’s t for a mean', () => {
    const values = [9, 10, 11, 10, 12, 8, 10, 9, 11, 10];
    const mean = 10;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 9);
    const reach = studentTQuantile(0.975, 9) * deviation * Math.sqrt(1 + 1 / 10);
    const { low, high } = rangeOf({ of: 'mean', column: 'x' }, values);
    // The grid of draws is coarse.
    expect(Math.abs(high - mean - reach)).toBeLessThan(0.05 * reach);
    expect(Math.abs(mean - low - reach)).toBeLessThan(0.05 * reach);
  });

  it('holds about 95% of windows to come, of shares and of distances, and never what cannot be', () => {
    const random = createRandom(11);
    const draws: [Signal, () => number][] = [
      [{ of: 'missing', column: 'x' }, () => binomialDraw(400, 0.03, random) / 400],
      [
        { of: 'drift', column: 'x', distance: 'ks' },
        () => Math.exp(-3 + 0.4 * normalQuantile(Math.max(1e-12, random.uniform()))),
      ],
    ];
    for (const [signal, draw] of draws) {
      let within = 0;
      const [references, after] = [25, 100];
      for (let i = 0; i < references; i++) {
        const { low, high } = rangeOf(signal, Array.from({ length: 40 }, draw));
        expect(low).toBeGreaterThan(-1e-6);
        for (let j = 0; j < after; j++) {
          const value = draw();
          if (value >= low - 1e-6 && value <= high + 1e-6) within++;
        }
      }
      const share = within / (references * after);
      expect(share).toBeGreaterThan(0.93);
      expect(share).toBeLessThan(0.99);
    }
  });

  it('of a share that was always none reaches from none to what few rows can show', () => {
    const { low, high } = rangeOf({ of: 'unseen', column: 'x' }, new Array<number>(20).fill(0), 50);
    expect(low).toBeCloseTo(0, 6);
    expect(high).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThan(0.05);
  });
});
