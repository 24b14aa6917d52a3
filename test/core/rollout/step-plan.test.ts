import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_METRIC,
  DEFAULT_PLAN,
  DEFAULT_POLICY,
  DEFAULT_STEP,
  type RolloutPlan,
} from '../../../src/core/rollout/plan.ts';
import type { PlanState, Tick } from '../../../src/core/rollout/plan-state.ts';
import { startPlan, stepPlan } from '../../../src/core/rollout/step-plan.ts';

const metric = { ...DEFAULT_METRIC, id: 'm', intervalMs: 60_000, failureLimit: 1 };
const base: RolloutPlan = {
  ...DEFAULT_PLAN,
  steps: [
    { ...DEFAULT_STEP, weight: 10, holdMs: 120_000 },
    { ...DEFAULT_STEP, weight: 50, holdMs: 120_000 },
  ],
  metrics: [metric],
  background: { analysis: ['m'], fromStep: 0 },
};
const minutes = (plan: RolloutPlan, looks: readonly Omit<Tick, 'atMs'>[]): PlanState =>
  looks.reduce<PlanState | null>((state, look, at) => {
    const tick = { ...look, atMs: at * 60_000 };
    return state ? stepPlan(plan, state, tick) : startPlan(plan, tick);
  }, null)!;
const good = { outcomes: { m: 'success' as const } };
const bad = { outcomes: { m: 'fail' as const } };

describe('rules of our own', () => {
  test('requests awaited hold a step', () => {
    const plan = { ...base, steps: [{ ...DEFAULT_STEP, weight: 10, minSamples: 100 }] };
    const waiting = minutes(plan, [good, { ...good, requests: 60 }]);
    expect(waiting).toMatchObject({
      phase: 'progressing',
      why: 'Step 1 of 1, 10% of the traffic: 60 of 100 requests.',
    });
    expect(stepPlan(plan, waiting, { ...good, atMs: 120_000, requests: 40 }).phase).toBe('promoted');
  });

  test('a freeze instead of a rollback: held until a person goes on, and then measured anew', () => {
    const plan: RolloutPlan = { ...base, policy: { ...DEFAULT_POLICY, onFail: 'hold' } };
    const held = minutes(plan, [bad, bad, good]);
    expect(held).toMatchObject({
      phase: 'paused',
      weight: 10,
      why: 'Paused: m failed 2 times; its limit is 1.',
    });
    const on = stepPlan(plan, held, { ...good, action: 'promote', atMs: 180_000 });
    expect(on).toMatchObject({ phase: 'progressing', weight: 50 });
    expect(on.runs[0]!.metrics[0]!.failures).toBe(0);
  });

  test('failures that are only watched', () => {
    const plan: RolloutPlan = { ...base, policy: { ...DEFAULT_POLICY, onFail: 'continue' } };
    expect(minutes(plan, [bad, bad, bad, bad, bad]).phase).toBe('promoted');
  });

  test.each([
    ['abort', 'aborted'],
    ['promote', 'progressing'],
    ['pause', 'paused'],
  ] as const)('inconclusive: %s', (onInconclusive, phase) => {
    const plan: RolloutPlan = { ...base, policy: { ...DEFAULT_POLICY, onInconclusive } };
    expect(minutes(plan, [{ outcomes: { m: 'inconclusive' } }]).phase).toBe(phase);
  });

  test.each([
    ['fail', 2, 'aborted'],
    ['ignore', 5, 'promoted'],
    ['inconclusive', 1, 'paused'],
    ['error', 4, 'progressing'],
    ['error', 5, 'aborted'],
  ] as const)('no data counts as %s', (noData, looks, phase) => {
    const plan: RolloutPlan = { ...base, metrics: [{ ...metric, noData }] };
    expect(minutes(plan, Array(looks).fill({ outcomes: {} })).phase).toBe(phase);
  });

  test('one failed check ends it, or none holds it', () => {
    const plan = (onFail: 'abort' | 'continue'): RolloutPlan => ({
      ...base,
      policy: { ...DEFAULT_POLICY, counter: 'global', failureLimit: 9, onFail },
    });
    expect(minutes(plan('abort'), [good, good, bad])).toMatchObject({
      phase: 'aborted',
      why: 'Rolled back: m failed (failed check 1).',
    });
    expect(minutes(plan('continue'), [good, good, bad, bad])).toMatchObject({ weight: 50, failedChecks: 2 });
  });

  test('successes in a row end a metric early; too few of them are inconclusive', () => {
    const plan: RolloutPlan = {
      ...base,
      steps: [{ ...DEFAULT_STEP, weight: 10, analysis: ['m'] }],
      metrics: [{ ...metric, count: 4, successRun: 2, failureLimit: -1 }],
      background: null,
    };
    expect(minutes(plan, [bad, good, good]).phase).toBe('promoted');
    expect(minutes(plan, [good, bad, good, bad])).toMatchObject({
      phase: 'paused',
      why: 'Paused: m never succeeded 2 times in a row.',
    });
  });
});

test('whatever happens, the weight is that of the phase, and the state is plain data that is not changed', () => {
  const step = fc.record({
    weight: fc.nat(100),
    mirror: fc.nat(100),
    holdMs: fc.constantFrom(0, 60_000, 100_000),
    minSamples: fc.constantFrom(0, 5),
    gate: fc.constantFrom('auto' as const, 'manual' as const),
    analysis: fc.constantFrom<string[]>([], ['m'], ['m', 'n']),
    control: fc.constant('rest' as const),
    automation: fc.constant('full' as const),
  });
  const plan = fc.record({
    steps: fc.array(step, { maxLength: 4 }),
    count: fc.option(fc.integer({ min: 1, max: 3 })),
    fromStep: fc.nat(4),
    startGate: fc.constantFrom('auto' as const, 'manual' as const),
    counter: fc.constantFrom('perMetric' as const, 'global' as const),
    onFail: fc.constantFrom('hold' as const, 'continue' as const, 'abort' as const),
    abort: fc.constantFrom('toZero' as const, 'reverseSteps' as const),
  });
  const outcome = fc.constantFrom('success', 'success', 'fail', 'error', 'inconclusive', 'noData');
  const look = fc.record({
    outcomes: fc.record({ m: outcome, n: outcome }),
    requests: fc.nat(4),
    action: fc.option(fc.constantFrom('pause', 'promote', 'promoteFull', 'abort', 'retry', 'newRevision'), {
      freq: 4,
    }),
    open: fc.boolean(),
  });
  fc.assert(
    fc.property(
      plan,
      fc.array(look, { minLength: 1, maxLength: 25 }),
      ({ steps, count, fromStep, startGate, ...policy }, looks) => {
        const made: RolloutPlan = {
          ...base,
          steps,
          startGate,
          metrics: [
            { ...metric, count },
            { ...metric, id: 'n', intervalMs: null },
          ],
          background: { analysis: ['n'], fromStep },
          policy: { ...DEFAULT_POLICY, ...policy, failureLimit: 1 },
        };
        let state: PlanState | null = null;
        looks.forEach(({ action, ...rest }, at) => {
          const tick = { ...rest, atMs: at * 30_000, ...(action ? { action } : {}) } as Tick;
          const before = JSON.stringify(state);
          const next: PlanState = state ? stepPlan(made, state, tick) : startPlan(made, tick);
          expect(JSON.stringify(state)).toBe(before);
          expect(JSON.parse(JSON.stringify(next))).toEqual(next);
          if (next.phase === 'aborted' || next.phase === 'waiting')
            expect([next.weight, next.mirror]).toEqual([0, 0]);
          if (next.phase === 'promoted' || next.phase === 'promoting') expect(next.weight).toBe(100);
          if (next.phase === 'progressing' || next.phase === 'paused')
            expect(next.weight).toBe(steps[next.step]?.weight ?? 0);
          expect(next.why).toMatch(/[.]$/);
          state = next;
        });
      },
    ),
    { numRuns: 150 },
  );
});
