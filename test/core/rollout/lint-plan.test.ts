import { describe, expect, test } from 'vitest';
import { failsHealthy, falseRollback } from '../../../src/core/rollout/false-alarms.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { lintPlan, type LintContext } from '../../../src/core/rollout/lint-plan.ts';
import {
  DEFAULT_METRIC,
  DEFAULT_PLAN,
  DEFAULT_POLICY,
  DEFAULT_STEP,
  type PlanMetric,
  type PlanStep,
  type RolloutPlan,
} from '../../../src/core/rollout/plan.ts';
import { startPlan, stepPlan } from '../../../src/core/rollout/step-plan.ts';
import { reachedMs, requestsBetween, stretchesOf } from '../../../src/core/rollout/traffic.ts';
import { load } from './follow.ts';

const MINUTE = 60_000;
const quiet: LintContext = { traffic: null, healthy: {} };
const errors: PlanMetric = {
  ...DEFAULT_METRIC,
  id: 'errors',
  source: 'error',
  intervalMs: MINUTE,
  success: { op: '<=', value: 0.02 },
};
const step = (weight: number, more: Partial<PlanStep> = {}): PlanStep => ({
  ...DEFAULT_STEP,
  weight,
  holdMs: 10 * MINUTE,
  ...more,
});
const base: RolloutPlan = {
  ...DEFAULT_PLAN,
  steps: [step(10), step(100)],
  metrics: [errors],
  background: { analysis: ['errors'], fromStep: 0 },
};
const found = (plan: RolloutPlan, context: LintContext = quiet): [string, string][] =>
  lintPlan(plan, context).map(({ code, words }) => [code, words]);

describe('what is said of a plan', () => {
  test('nothing of one that is in order', () => {
    expect(found(base)).toEqual([]);
  });

  test('limits in words', () => {
    expect(found({ ...base, metrics: [{ ...errors, failureLimit: 3 }] })).toEqual([
      ['failureLimit', 'errors: failureLimit 3 means the fourth failure.'],
    ]);
    expect(found(load('flagger-canary').plan)).toContainEqual([
      'globalLimit',
      'Failed check 2 rolls back, at the tick after it; checks that pass take none away.',
    ]);
  });

  test.each<[string, Partial<RolloutPlan>]>([
    ['noSteps', { steps: [], background: null }],
    ['waitsForPerson', { steps: [step(10, { gate: 'manual', holdMs: 0 }), step(100)] }],
    ['endlessAnalysis', { steps: [step(10, { analysis: ['errors'] }), step(100)] }],
    ['weightFalls', { steps: [step(10), step(5), step(100)] }],
    ['passedAtOnce', { steps: [step(10), step(20, { holdMs: 0 }), step(100)] }],
    ['neverFull', { steps: [step(10), step(50)] }],
    ['neverUsed', { metrics: [errors, { ...errors, id: 'other' }] }],
    ['nothingStops', { background: null, metrics: [] }],
    ['nothingStops', { metrics: [{ ...errors, dryRun: true }] }],
    ['neverBegins', { background: { analysis: ['errors'], fromStep: 2 } }],
    ['neverMeasured', { metrics: [{ ...errors, initialDelayMs: 30 * MINUTE }] }],
    ['neverFails', { metrics: [{ ...errors, count: 3, failureLimit: 3 }] }],
    ['neverSucceeds', { metrics: [{ ...errors, count: 3, successRun: 4 }] }],
    ['noCondition', { metrics: [{ ...errors, success: null }] }],
    [
      'unread',
      { metrics: [{ ...errors, success: { any: [{ isNaN: true }, { text: 'len(result) > 0' }] } }] },
    ],
    ['noTraffic', { steps: [step(0), step(100)] }],
    ['noChampion', { steps: [step(100)], metrics: [{ ...errors, test: 'eProcess' }] }],
    ['windowTooLong', { metrics: [{ ...errors, windowMs: 30 * MINUTE }] }],
    ['holdAndTick', { policy: { ...DEFAULT_POLICY, counter: 'global' }, tickMs: 7 * MINUTE }],
  ])('%s', (code, change) => {
    expect(found(base).map(([name]) => name)).not.toContain(code);
    expect(found({ ...base, ...change }).map(([name]) => name)).toContain(code);
  });

  test('errors come first', () => {
    const severities = lintPlan(
      {
        ...base,
        steps: [step(10, { gate: 'manual' }), step(50)],
        background: { analysis: ['errors'], fromStep: 9 },
      },
      quiet,
    ).map(({ severity }) => severity);
    expect(severities).toEqual(['error', 'warning', 'note']);
  });
});

describe('at this traffic', () => {
  const slow: LintContext = { traffic: [{ fromMs: 0, perSecond: 0.2 }], healthy: { errors: 0.01 } };

  test('few requests are counted', () => {
    // .2 a second for 600 s at 10%.
    expect(found(base, slow)).toContainEqual([
      'fewRequests',
      'Step 1 sees 12 requests: one error more or less moves its rate by 8.3 points.',
    ]);
  });

  test('samples that are late, and that never come', () => {
    const plan = { ...base, steps: [step(10, { minSamples: 500 }), step(100)] };
    // 500 / .02 a second.
    expect(found(plan, slow)).toContainEqual([
      'samplesLate',
      'Step 1 lasts about 6.9 hours rather than 10m: it waits for 500 requests.',
    ]);
    const ends: LintContext = { ...slow, traffic: [...slow.traffic!, { fromMs: 1000, perSecond: 0 }] };
    expect(found(plan, ends)).toContainEqual([
      'samplesNeverReached',
      'Step 1 never ends: it waits for 500 requests, which never come.',
    ]);
  });

  test('a healthy model that is thrown out', () => {
    // 3 a second at 10% are 18 a minute: any error fails the check, and a minute has one with chance 1 - .99^18.
    const flagger: RolloutPlan = {
      ...base,
      steps: [step(10)],
      policy: { ...DEFAULT_POLICY, counter: 'global', onFail: 'hold', failureLimit: 0 },
    };
    const context: LintContext = { traffic: [{ fromMs: 0, perSecond: 3 }], healthy: { errors: 0.01 } };
    const chance = 1 - (0.99 ** 18) ** 10;
    expect(found(flagger, context)).toContainEqual([
      'falseRollback',
      `Threshold 1 rolls back a healthy model most of the time (${(chance * 100).toPrecision(2)}%) at this traffic.`,
    ]);
    const busy = { ...context, traffic: [{ fromMs: 0, perSecond: 3000 }] };
    expect(found(flagger, busy).map(([code]) => code)).not.toContain('falseRollback');
    // As Argo counts: measured at 0 (no requests, an error), then in minutes 1 to 10 while the second step is empty.
    const argo: RolloutPlan = {
      ...base,
      steps: [step(10)],
      metrics: [{ ...errors, failureLimit: 1, count: 4 }],
    };
    const q = 1 - 0.99 ** 18;
    const two = 1 - (1 - q) ** 3 - 3 * q * (1 - q) ** 2;
    expect(found(argo, context)).toContainEqual([
      'falseRollback',
      `The failureLimit 1 of errors aborts a healthy model ${(two * 100).toPrecision(2)}% of the time at this traffic.`,
    ]);
  });

  test('chances and times by hand', () => {
    expect(failsHealthy(errors, 10, 0.1)).toBeCloseTo(1 - 0.9 ** 10, 12);
    expect(
      failsHealthy({ ...errors, source: 'successRate', success: { op: '>=', value: 0.9 } }, 10, 0.9),
    ).toBeCloseTo(1 - 0.9 ** 10 - 10 * 0.1 * 0.9 ** 9, 12);
    expect(failsHealthy({ ...errors, noData: 'fail' }, 0, 0)).toBe(1);
    const profile = [
      { fromMs: 0, perSecond: 2 },
      { fromMs: 10_000, perSecond: 0 },
      { fromMs: 20_000, perSecond: 10 },
    ];
    expect(requestsBetween(profile, 5000, 21_000)).toBeCloseTo(20, 12);
    expect(reachedMs(profile, 0.5, 0, 15)).toBeCloseTo(21_000, 9);
    expect(reachedMs(profile, 0, 0, 1)).toBe(Infinity);
  });

  test.each<[string, Partial<RolloutPlan>]>([
    ['as Flagger', { policy: { ...DEFAULT_POLICY, counter: 'global', onFail: 'hold', failureLimit: 2 } }],
    ['as Argo Rollouts', { metrics: [{ ...errors, failureLimit: 2 }] }],
  ])('the chance is that of the stepping machine: %s', (_, change) => {
    const plan = { ...base, steps: [step(5), step(10)], ...change };
    const profile = [{ fromMs: 0, perSecond: 3 }];
    const exact = falseRollback(plan, stretchesOf(plan, profile), profile, { errors: 0.01 })!;
    const random = createRandom(7);
    const runs = 2000;
    let ended = 0;
    for (let run = 0; run < runs; run++) {
      let state = startPlan(plan, { atMs: 0, outcomes: { errors: 'noData' } });
      for (let atMs = MINUTE; state.phase === 'progressing'; atMs += MINUTE) {
        const chance = failsHealthy(errors, (180 * state.weight) / 100, 0.01);
        const outcome = random.uniform() < chance ? 'fail' : 'success';
        // Argo tries again 10 s after the error of the first look, at which nothing has been seen.
        state = stepPlan(plan, state, { atMs, outcomes: { errors: outcome } });
      }
      if (state.phase === 'aborted') ended++;
    }
    expect(exact).toBeGreaterThan(0.3);
    // 99.9% of a binomial proportion.
    expect(Math.abs(ended / runs - exact)).toBeLessThan(3.3 * Math.sqrt((exact * (1 - exact)) / runs));
  });
});
