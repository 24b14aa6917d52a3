import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate, undefinedBecause, type Estimate } from '../../../src/core/kernel/estimate.ts';
import { compareEstimates } from '../../../src/core/metrics/compare-estimates.ts';
import { proportion } from '../../../src/core/metrics/proportion.ts';
import { newcombe, ratioInterval } from '../../../src/core/stats/newcombe.ts';

type Known = Extract<Estimate, { value: number }>;
const known = (of: Estimate): Known => {
  if (of.value === null) throw new Error(of.reason);
  return of;
};
const with_ = (low: number, value: number, high: number, n = 50): Estimate =>
  estimate(value, n, { low, high, level: 0.95, method: 'DeLong' });

describe('one metric on two sets of rows', () => {
  const counts = fc
    .tuple(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.integer({ min: 1, max: 300 }), fc.nat())
    .map(([n, a, m, b]) => ({ n, a: a % (n + 1), m, b: b % (m + 1) }));

  it('of proportions is Newcombe’s difference and Katz’s ratio', () => {
    fc.assert(
      fc.property(counts, ({ n, a, m, b }) => {
        const [here, there] = [proportion(a, n, 'emptySlice'), proportion(b, m, 'emptySlice')];
        const difference = known(compareEstimates(here, there, 'difference'));
        const wanted = newcombe(a, n, b, m)!;
        expect(difference.value).toBeCloseTo(a / n - b / m, 14);
        expect(difference.interval!.low).toBeCloseTo(wanted.low, 12);
        expect(difference.interval!.high).toBeCloseTo(wanted.high, 12);
        expect(difference.interval!.method).toBe('Newcombe');
        expect(difference.n).toBe(Math.min(n, m));
        const ratio = compareEstimates(here, there, 'ratio');
        if (b === 0) expect(ratio).toEqual(undefinedBecause('zeroBase', Math.min(n, m)));
        else expect(known(ratio).interval).toEqual(ratioInterval(a, n, b, m));
      }),
    );
  });

  const side = fc
    .tuple(fc.integer({ min: 50, max: 90 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
    .map(([value, below, above]) => with_((value - below) / 100, value / 100, (value + above) / 100));

  it('of other metrics joins both intervals, the same from either side', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const there = known(compareEstimates(a, b, 'difference'));
        const back = known(compareEstimates(b, a, 'difference'));
        expect(there.interval!.low).toBeCloseTo(-back.interval!.high, 12);
        expect(there.interval!.low).toBeLessThan(there.value);
        expect(there.interval!.high).toBeGreaterThan(there.value);
        const over = known(compareEstimates(a, b, 'ratio'));
        const under = known(compareEstimates(b, a, 'ratio'));
        expect(over.interval!.low * under.interval!.high).toBeCloseTo(1, 10);
        expect(over.interval!.low).toBeLessThan(over.value);
        expect(over.interval!.high).toBeGreaterThan(over.value);
      }),
    );
  });

  it('without doubt on one side is the other one moved or scaled', () => {
    const sure = with_(0.5, 0.5, 0.5);
    const moved = known(compareEstimates(with_(0.7, 0.8, 0.95), sure, 'difference')).interval!;
    expect([moved.low, moved.high]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.45, 12)]);
    const scaled = known(compareEstimates(with_(0.7, 0.8, 0.95), sure, 'ratio')).interval!;
    expect([scaled.low, scaled.high]).toEqual([expect.closeTo(1.4, 12), expect.closeTo(1.9, 12)]);
  });

  it('is undefined where a side is, and has no interval where one has none', () => {
    const empty = undefinedBecause('noPositives', 4);
    expect(compareEstimates(empty, with_(0, 1, 2), 'difference')).toBe(empty);
    expect(compareEstimates(with_(0, 1, 2), empty, 'ratio')).toBe(empty);
    expect(known(compareEstimates(estimate(3, 9), with_(0, 1, 2), 'difference')).interval).toBeNull();
    expect(known(compareEstimates(with_(0.1, 0.2, 0.3), with_(0, 0.1, 0.3), 'ratio')).interval).toBeNull();
  });
});
