import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { IsRolloutPlan } from '../../../src/core/artifact/plan-schema.ts';
import { DEFAULT_METRIC, DEFAULT_PLAN, DEFAULT_STEP } from '../../../src/core/rollout/plan.ts';

const metric = { ...DEFAULT_METRIC, id: 'errors' };
const body = {
  plan: { ...DEFAULT_PLAN, steps: [{ ...DEFAULT_STEP, weight: 5 }], metrics: [metric] },
  note: '',
};
const withMetric = (change: object): unknown => ({
  ...body,
  plan: { ...body.plan, metrics: [{ ...metric, ...change }] },
});
const withStep = (change: object): unknown => ({
  ...body,
  plan: { ...body.plan, steps: [{ ...DEFAULT_STEP, ...change }] },
});

describe('a stored plan', () => {
  test('is read with conditions in conditions, and with what a newer version added', () => {
    const nested = { any: [{ all: [{ op: '>=', value: 0.9 }, { isNaN: true }] }, { text: 'x' }] };
    const given = {
      ...(withMetric({ success: nested }) as object),
      traffic: [{ fromMs: 0, perSecond: 50 }],
      more: 1,
    };
    expect(v.parse(IsRolloutPlan, given)).toEqual(given);
  });

  test.each<[string, unknown]>([
    ['a weight above 100', withStep({ weight: 101 })],
    ['half a millisecond', withStep({ holdMs: 0.5 })],
    ['a gate that is none', withStep({ gate: 'open' })],
    ['a condition of two kinds', withMetric({ success: { isNaN: true, op: '<', value: 1 } })],
    ['a condition within one that is none', withMetric({ failure: { all: [{ op: '~', value: 1 }] } })],
    ['an endless bound', withMetric({ success: { op: '<', value: Infinity } })],
    ['a limit below off', withMetric({ failureLimit: -2 })],
    ['no measurements', withMetric({ count: 0 })],
    ['two metrics of one name', { ...body, plan: { ...body.plan, metrics: [metric, metric] } }],
    [
      'rates out of order',
      {
        ...body,
        traffic: [
          { fromMs: 0, perSecond: 1 },
          { fromMs: 0, perSecond: 2 },
        ],
      },
    ],
    ['no rates', { ...body, traffic: [] }],
    ['a guardrail that is no id', { ...body, guardrails: { errors: '../x' } }],
    ['an unknown origin', { ...body, plan: { ...body.plan, foreign: { from: 'spinnaker', documents: [] } } }],
  ])('with %s is refused', (_, given) => {
    expect(v.is(IsRolloutPlan, body)).toBe(true);
    expect(v.is(IsRolloutPlan, given)).toBe(false);
  });
});
