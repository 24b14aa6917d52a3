import { describe, expect, it } from 'vitest';
import { callQuantiles, latencyDifference, overlapMs } from '../../../src/core/shadow/lane-times.ts';
import type { ShadowRun, ShadowSide } from '../../../src/core/shadow/shadow.ts';

const side = (
  firstMs: number | null,
  lastMs: number | null,
  callsMs: readonly number[] = [],
): ShadowSide => ({
  ...{
    predictions: null,
    evaluation: null,
    reused: false,
    problem: null,
    answered: 0,
    failed: 0,
    timedOut: 0,
  },
  ...{ errors: [], firstMs, lastMs, calls: callsMs.length, callsMs, environment: null },
});
const run = (champion: ShadowSide, challenger: ShadowSide): ShadowRun => ({
  ...{ startMs: 0, endMs: 1, asked: 1, startedFirst: 'champion', champion, challenger },
});

describe('times of two that ran side by side', () => {
  it('overlap as far as both are at work', () => {
    expect(overlapMs(run(side(10, 30), side(25, 90)))).toBe(5);
    expect(overlapMs(run(side(40, 90), side(10, 100)))).toBe(50);
    expect(overlapMs(run(side(10, 20), side(20.5, 30)))).toBe(0);
    expect(overlapMs(run(side(10, 20), side(null, null)))).toBeNull();
  });

  it('calls have quantiles, and a difference of medians with an interval where there are enough', () => {
    const calls = Array.from({ length: 101 }, (_, i) => i / 10);
    expect(callQuantiles(side(0, 1, calls))).toEqual([5, 9.5, expect.closeTo(9.9, 12)]);
    expect(callQuantiles(side(0, 1))).toBeNull();
    const slower = calls.map((ms) => ms + 7);
    const difference = latencyDifference(run(side(0, 1, calls), side(0, 1, slower)));
    expect(difference).toMatchObject({ value: 7, n: 202 });
    if (difference.value === null) return;
    expect(difference.interval!.low).toBeLessThan(7);
    expect(difference.interval!.low).toBeGreaterThan(4);
    expect(difference.interval!.high).toBeLessThan(10);
    expect(latencyDifference(run(side(0, 1, [1]), side(0, 1, [3])))).toMatchObject({
      value: 2,
      interval: null,
    });
    expect(latencyDifference(run(side(0, 1, calls), side(0, 1)))).toMatchObject({ reason: 'tooFew' });
  });
});
