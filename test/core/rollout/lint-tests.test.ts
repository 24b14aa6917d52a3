import { describe, expect, test } from 'vitest';
import { lintTests } from '../../../src/core/rollout/lint-tests.ts';
import {
  DEFAULT_METRIC,
  DEFAULT_PLAN,
  DEFAULT_STEP,
  type PlanMetric,
  type RolloutPlan,
} from '../../../src/core/rollout/plan.ts';
import { stretchesOf } from '../../../src/core/rollout/traffic.ts';

const MINUTE = 60_000;
const plan = (more: Partial<PlanMetric>): RolloutPlan => ({
  ...DEFAULT_PLAN,
  steps: [5, 20].map((weight) => ({ ...DEFAULT_STEP, weight, holdMs: 30 * MINUTE })),
  metrics: [{ ...DEFAULT_METRIC, id: 'errors', source: 'error', intervalMs: MINUTE, ...more }],
  background: { analysis: ['errors'], fromStep: 0 },
});
const words = (one: RolloutPlan, perSecond: number, rate: number): string[] => {
  const profile = [{ fromMs: 0, perSecond }];
  return lintTests(one, stretchesOf(one, profile), profile, { errors: rate }).map((finding) => finding.words);
};

describe('tests that need more errors than there are', () => {
  test('mSPRT by its first look, group sequential by its last', () => {
    expect(words(plan({ test: 'mSPRT' }), 50, 0.01)).toEqual([
      'errors: its test may not hold here. Needs 30 errors an arm by the first look; the challenger is expected to have about 1.5. An e-process is exact at any number.',
    ]);
    expect(words(plan({ test: 'mSPRT', initialDelayMs: 20 * MINUTE }), 50, 0.01)).toEqual([]);
    // 90,000 requests in either half hour: 4.5 and 18 errors of the challenger.
    expect(words(plan({ test: 'gst' }), 50, 0.001)).toEqual([
      expect.stringContaining('by the last look; the challenger is expected to have about 22'),
    ]);
    expect(words(plan({ test: 'gst' }), 50, 0.05)).toEqual([]);
  });

  test('a rate of right answers is turned round, and the champion may be the arm with fewer', () => {
    expect(words(plan({ test: 'confSeq', source: 'successRate' }), 50, 0.99)).toHaveLength(1);
    const most = plan({ test: 'confSeq' });
    const steps = most.steps.map((step) => ({ ...step, weight: 99 }));
    expect(words({ ...most, steps }, 50, 0.05)[0]).toContain('the champion is expected to have about 1.5');
  });

  test('nothing is said of what is exact, of what no rate is known of, and of what is not measured', () => {
    expect(words(plan({ test: 'eProcess' }), 1, 0.001)).toEqual([]);
    expect(words(plan({ test: 'mSPRT', source: 'latencyP99' }), 1, 0.001)).toEqual([]);
    expect(words({ ...plan({ test: 'mSPRT' }), background: null }, 1, 0.001)).toEqual([]);
  });
});
