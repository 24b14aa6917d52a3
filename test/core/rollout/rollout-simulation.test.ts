import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import {
  DEFAULT_METRIC,
  DEFAULT_PLAN,
  DEFAULT_STEP,
  type RolloutPlan,
} from '../../../src/core/rollout/plan.ts';
import {
  DEFAULT_SIMULATION,
  horizonOf,
  questionOf,
  scenariosOf,
  TRAFFIC_ASSUMED,
} from '../../../src/core/rollout/rollout-simulation.ts';
import { testsOf, withTest } from '../../../src/core/rollout/with-test.ts';

const step = { ...DEFAULT_STEP, weight: 10, holdMs: 600_000, analysis: ['errors'] };
const errors = { ...DEFAULT_METRIC, id: 'errors', source: 'error' as const, test: 'eProcess' as const };
const plan: RolloutPlan = { ...DEFAULT_PLAN, steps: [step, { ...step, weight: 50 }], metrics: [errors] };
const [first, second] = ['a'.repeat(64) as Digest, 'b'.repeat(64) as Digest];

describe('how long a simulation goes on', () => {
  it('a fifth longer than the plan, in whole ticks', () => {
    expect(horizonOf(plan, TRAFFIC_ASSUMED, null)).toBe(24 * 60_000);
    expect(horizonOf({ ...plan, tickMs: 7000 }, TRAFFIC_ASSUMED, null) % 7000).toBe(0);
  });
  it('an hour where nothing ends the plan, and as long as is typed otherwise', () => {
    expect(horizonOf(DEFAULT_PLAN, TRAFFIC_ASSUMED, null)).toBe(3_600_000);
    expect(
      horizonOf(
        { ...plan, steps: [{ ...step, minSamples: 10, weight: 0 }] },
        [{ fromMs: 0, perSecond: 0 }],
        null,
      ),
    ).toBe(3_600_000);
    expect(horizonOf(plan, TRAFFIC_ASSUMED, 90_000)).toBe(120_000);
  });
});

describe('what the simulator is asked', () => {
  it('users only where they are the unit', () => {
    const simulation = { ...DEFAULT_SIMULATION, user: 'customer' };
    expect(questionOf(plan, TRAFFIC_ASSUMED, simulation, [first, second]).user).toBeNull();
    const sticky = questionOf({ ...plan, unit: 'user' }, TRAFFIC_ASSUMED, simulation, [first, second]);
    expect(sticky).toMatchObject({ user: 'customer', champion: first, challenger: second, planted: null });
    expect(Object.keys(sticky)).not.toContain('limits');
  });
  it('points of all requests become a chance of the right answers', () => {
    const { bad, healthy, asIs } = scenariosOf(DEFAULT_SIMULATION, { bad: 0.5, healthy: 0.8 });
    expect(bad).toMatchObject({ base: 'copy', planted: { extra: 0.04, in: 'challenger' } });
    expect(healthy).toEqual({ name: 'healthy', base: 'copy', planted: null });
    expect(asIs).toEqual({ name: 'asIs', base: 'asIs', planted: null });
    const drifting = scenariosOf({ ...DEFAULT_SIMULATION, drift: 0.4 }, { bad: 0.8, healthy: 0.8 });
    expect(drifting.healthy.planted).toMatchObject({ extra: 0.5, in: 'both' });
  });
});

describe('a plan by another test', () => {
  it('a threshold without a condition fails where the challenger is the worse', () => {
    expect(withTest(plan, 'threshold').metrics[0]).toMatchObject({
      ...{ test: 'threshold', arm: 'delta', failure: { op: '>', value: 0 } },
    });
    const kept = { ...errors, success: { op: '<=' as const, value: 0.1 } };
    expect(withTest({ ...plan, metrics: [kept] }, 'threshold').metrics[0]).toEqual({
      ...kept,
      test: 'threshold',
    });
  });
  it('times and what is not in force stay as they are', () => {
    const others = [
      { ...errors, id: 'times', source: 'latencyP99' as const, test: 'threshold' as const },
      { ...errors, id: 'unused', test: 'gst' as const },
    ];
    const mixed = {
      ...plan,
      metrics: [errors, ...others],
      steps: [{ ...step, analysis: ['errors', 'times'] }],
    };
    expect(withTest(mixed, 'mSPRT').metrics.map(({ test }) => test)).toEqual(['mSPRT', 'threshold', 'gst']);
    expect(testsOf(mixed)).toEqual(['eProcess']);
  });
});
