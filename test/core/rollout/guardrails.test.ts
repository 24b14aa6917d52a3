import { describe, expect, test } from 'vitest';
import type { Target, TargetTerms } from '../../../src/core/brief/target.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { guardrailUses } from '../../../src/core/rollout/guardrail-uses.ts';
import { guardrailTerms, planInForce } from '../../../src/core/rollout/guardrails.ts';
import { DEFAULT_METRIC, DEFAULT_PLAN, DEFAULT_STEP } from '../../../src/core/rollout/plan.ts';

const id = 'target-1' as Id;
const terms = (metric: string, more: Partial<TargetTerms> = {}, of: Partial<TargetTerms['measure']> = {}) =>
  ({
    measure: { metric, params: {}, slice: null, against: null, statistic: 'value', ...of },
    ...{ direction: 'atMost', value: 0.02, unit: 'fraction', decide: 'point', where: ['guardrail'] },
    ...{ minRows: 0, owner: '', note: '', ...more },
  }) satisfies TargetTerms;

describe('a target as a guardrail', () => {
  test('an accuracy is the share of right answers, from below', () => {
    expect(guardrailTerms(terms('accuracy', { direction: 'atLeast', value: 0.9 }))).toEqual({
      ...{ source: 'successRate', arm: 'canary', failure: null, notSimulated: null },
      success: { op: '>=', value: 0.9 },
    });
  });

  test('a difference and a ratio are of the challenger to the champion', () => {
    expect(guardrailTerms(terms('accuracy', {}, { statistic: 'difference' })).arm).toBe('delta');
    expect(guardrailTerms(terms('accuracy', {}, { statistic: 'ratio' })).arm).toBe('ratio');
  });

  test.each([
    ['recall', {}, {}, 'custom'],
    ['errors', { value: 3 }, {}, 'custom'],
    ['latency', { value: 10 }, { params: { percentile: 95 } }, 'custom'],
    ['accuracy', {}, { slice: 'slice-1' as Id }, 'custom'],
  ] as const)('%s %o %o is not simulated, and says why', (metric, more, of, source) => {
    const found = guardrailTerms(terms(metric, more, of));
    expect(found.source).toBe(source);
    expect(found.notSimulated).toMatch(/\.$/);
  });

  test('no errors at all, and the 99th percentile of the times, are', () => {
    expect(guardrailTerms(terms('errors', { value: 0 }))).toMatchObject({
      source: 'error',
      notSimulated: null,
    });
    const latency = guardrailTerms(terms('latency', { value: 80 }, { params: { percentile: 99 } }));
    expect(latency).toMatchObject({ source: 'latencyP99', notSimulated: null });
  });
});

describe('the plan in force', () => {
  const plan = {
    ...DEFAULT_PLAN,
    steps: [{ ...DEFAULT_STEP, weight: 5, analysis: ['right', 'gone'] }],
    metrics: [
      { ...DEFAULT_METRIC, id: 'right' },
      { ...DEFAULT_METRIC, id: 'own', success: { op: '<', value: 1 } as const },
    ],
    background: { analysis: ['gone', 'own'], fromStep: 0 },
  };
  const target = (value: number): Target =>
    ({ id, body: terms('accuracy', { direction: 'atLeast', value }) }) as Target;

  test('follows its targets, and keeps what is its own', () => {
    const [right, own] = planInForce({ plan, guardrails: { right: id } }, [target(0.8)]).metrics;
    expect(right).toMatchObject({ source: 'successRate', success: { op: '>=', value: 0.8 } });
    expect(own).toEqual(plan.metrics[1]);
    expect(planInForce({ plan, guardrails: { right: id } }, [target(0.7)]).metrics[0]!.success).toEqual({
      op: '>=',
      value: 0.7,
    });
    expect(planInForce({ plan, guardrails: { right: id } }, []).metrics).toEqual(plan.metrics);
  });

  test('names no metric that is not there', () => {
    const { steps, background } = planInForce({ plan }, []);
    expect(steps[0]!.analysis).toEqual(['right']);
    expect(background).toEqual({ analysis: ['own'], fromStep: 0 });
  });
});

describe('where a target is a guardrail', () => {
  const metric = (name: string, more: object = {}) => ({ ...DEFAULT_METRIC, id: name, ...more });
  const plan = (more: Partial<typeof DEFAULT_PLAN>, guardrails: Record<string, Id>) =>
    ({ id: 'plan' as Id, body: { plan: { ...DEFAULT_PLAN, ...more }, note: '', guardrails } }) as never;
  const idle = (...plans: never[]) => guardrailUses({ id }, plans).map((use) => [use.metric, use.idle]);

  test('in each plan that follows it, with why its bound stops nothing there', () => {
    const steps = [{ ...DEFAULT_STEP, analysis: ['right', 'dry', 'tested'] }];
    const metrics = [
      metric('right'),
      metric('dry', { dryRun: true }),
      metric('tested', { test: 'mSPRT', source: 'error' }),
      metric('idle'),
      metric('other'),
    ];
    const followed = { right: id, dry: id, tested: id, idle: id, removed: id, other: 'target-2' as Id };
    expect(idle(plan({ steps, metrics }, followed), plan({}, {}))).toEqual([
      ['right', null],
      ['dry', 'dryRun'],
      ['tested', 'testDecides'],
      ['idle', 'notLookedAt'],
    ]);
  });

  test('with one count for all, and beside the steps, it is looked at', () => {
    const policy = { ...DEFAULT_PLAN.policy, counter: 'global' as const };
    const metrics = [metric('right')];
    expect(idle(plan({ metrics, policy }, { right: id }))).toEqual([['right', null]]);
    const background = { analysis: ['right'], fromStep: 0 };
    expect(idle(plan({ metrics, background }, { right: id }))).toEqual([['right', null]]);
  });
});
