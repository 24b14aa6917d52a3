import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  addExpected,
  expectedAccuracy,
  expectedCounts,
  expectedMetric,
  type ExpectedMetric,
} from '../../../src/core/monitor/expected-performance.ts';
import { calibrated, isotonic } from '../../../src/core/monitor/isotonic.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';

const golden = JSON.parse(readFileSync(new URL('../../golden/monitor.json', import.meta.url), 'utf8')) as {
  isotonic: Record<string, Record<'scores' | 'outcomes' | 'at' | 'chances', number[]>>;
  expected: (Record<'chances' | 'answers', number[]> & Record<ExpectedMetric, number>)[];
};

describe('calibration that rises, as scikit-learn fits it', () => {
  it.each(Object.entries(golden.isotonic))('%s', (_, { scores, outcomes, at, chances }) => {
    const curve = isotonic(scores!, outcomes!)!;
    at!.forEach((score, i) => expect(calibrated(curve, score)).toBeCloseTo(chances![i]!, 10));
  });

  it('no scores, no curve; a row without a score is left out', () => {
    expect(isotonic([NaN, Infinity], [1, 0])).toBeNull();
    expect(isotonic([0.5, NaN], [1, 0])).toEqual(isotonic([0.5], [1]));
    expect(calibrated(isotonic([0.5], [1])!, NaN)).toBeNaN();
  });
});

describe('performance without labels', () => {
  it.each(golden.expected)('is that of weighted rows', ({ chances, answers, ...metrics }) => {
    const counts = expectedCounts(chances!, answers!);
    for (const [metric, value] of Object.entries(metrics))
      expect(expectedMetric(metric as ExpectedMetric, counts).value).toBeCloseTo(value, 10);
  });

  it('of parts of the rows adds up; rows without a chance or an answer are left out', () => {
    const { chances, answers } = golden.expected[0]!;
    const halves = addExpected(
      expectedCounts(chances!.slice(0, 20), answers!.slice(0, 20)),
      expectedCounts([...chances!.slice(20), NaN, 0.4], [...answers!.slice(20), 1, -1]),
    );
    const whole = expectedCounts(chances!, answers!);
    for (const [name, count] of Object.entries(whole))
      expect(halves[name as keyof typeof whole]).toBeCloseTo(count, 10);
  });

  it('the interval holds the realised accuracy 95 times in 100', () => {
    const random = createRandom(3);
    const chances = Float64Array.from({ length: 300 }, () => random.uniform());
    const answers = chances.map((chance) => (chance > 0.5 ? 1 : 0));
    const expected = expectedMetric('accuracy', expectedCounts(chances, answers));
    if (expected.value === null || !expected.interval) throw new Error('no interval');
    let inside = 0;
    for (let draw = 0; draw < 1000; draw++) {
      const right = chances.filter((chance, row) => (random.uniform() < chance ? 1 : 0) === answers[row]);
      const realised = right.length / 300;
      if (realised >= expected.interval.low && realised <= expected.interval.high) inside++;
    }
    expect(inside).toBeGreaterThan(925);
    expect(inside).toBeLessThan(975);
  });

  it('nothing to expect of no rows, and precision needs a positive answer', () => {
    expect(expectedAccuracy([])).toMatchObject({ value: null, reason: 'emptySlice' });
    expect(expectedMetric('precision', expectedCounts([0.3], [0]))).toMatchObject({
      reason: 'noPredictedPositives',
    });
    expect(expectedAccuracy([0.9, 0.7]).value).toBeCloseTo(0.8, 12);
  });
});
