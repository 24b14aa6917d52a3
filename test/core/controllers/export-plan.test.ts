import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../src/core/kernel/problem.ts';
import { exportArgo } from '../../../src/core/controllers/export-argo.ts';
import { exportFlagger } from '../../../src/core/controllers/export-flagger.ts';
import { importPlan } from '../../../src/core/controllers/import-plan.ts';
import {
  DEFAULT_METRIC,
  DEFAULT_PLAN,
  DEFAULT_POLICY,
  DEFAULT_STEP,
  type Json,
  type RolloutPlan,
} from '../../../src/core/rollout/plan.ts';
import { readYaml } from '../../../src/core/controllers/yaml-documents.ts';
import { textOf } from '../rollout/follow.ts';

const load = (name: string): RolloutPlan => importPlan(textOf(name)).plan;
const withoutForeign = (plan: RolloutPlan): RolloutPlan => ({ ...plan, foreign: null });
const own: RolloutPlan = {
  ...DEFAULT_PLAN,
  tickMs: 10_000,
  steps: [
    { ...DEFAULT_STEP, weight: 5, holdMs: 600_000 },
    { ...DEFAULT_STEP, weight: 25, gate: 'manual' },
    { ...DEFAULT_STEP, weight: 25, analysis: ['latency', 'errors'] },
    { ...DEFAULT_STEP, weight: 50, holdMs: 3_600_000 },
  ],
  metrics: [
    {
      ...DEFAULT_METRIC,
      id: 'errors',
      count: 3,
      intervalMs: 60_000,
      success: { op: '<=', value: 0.02 },
      failureLimit: 1,
    },
    { ...DEFAULT_METRIC, id: 'latency', success: { any: [{ isNaN: true }, { op: '<', value: 300 }] } },
    {
      ...DEFAULT_METRIC,
      id: 'complaints',
      intervalMs: 60_000,
      failure: { op: '>', value: 9 },
      inconclusiveLimit: 2,
      dryRun: true,
    },
  ],
  background: { analysis: ['complaints'], fromStep: 1 },
  policy: { ...DEFAULT_POLICY, abort: 'reverseSteps', abortScaleDownDelayMs: null },
};

describe('a plan of ours', () => {
  test('goes to Argo Rollouts and means the same there', () => {
    const { text, warnings } = exportArgo(own, 'My model');
    const { plan } = importPlan(text);
    expect(plan.steps).toEqual(own.steps);
    expect(plan.background).toEqual(own.background);
    expect(plan.policy).toEqual(own.policy);
    expect([...plan.metrics].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [...own.metrics].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(warnings).toEqual(own.metrics.map(({ id }) => `${id}: write its query in the template ${id}.`));
  });

  test('is warned of what Argo cannot say', () => {
    const { warnings } = exportArgo(
      {
        ...own,
        startGate: 'manual',
        steps: [
          {
            ...DEFAULT_STEP,
            weight: 5,
            holdMs: 1000,
            minSamples: 500,
            control: 'equal',
            automation: 'assist',
            analysis: ['errors'],
          },
        ],
        metrics: own.metrics.map((metric) => ({ ...metric, test: 'mSPRT', arm: 'ratio' })),
        policy: { ...own.policy, onFail: 'hold' },
      },
      'm',
    );
    for (const part of [
      'smallest number',
      'equal size',
      'automation',
      'tests are left out',
      'gate before',
      'held the weight',
      'one after the other',
      'difference or ratio',
    ]) {
      expect(warnings.join('\n')).toContain(part);
    }
  });

  test('goes to Flagger as far as it can', () => {
    const plan: RolloutPlan = {
      ...DEFAULT_PLAN,
      tickMs: 60_000,
      startGate: 'manual',
      steps: [1, 10, 50].map((weight) => ({
        ...DEFAULT_STEP,
        weight,
        holdMs: 120_000,
        gate: weight === 50 ? 'manual' : 'auto',
      })),
      metrics: [
        {
          ...DEFAULT_METRIC,
          id: 'request-success-rate',
          source: 'successRate',
          success: { op: '>=', value: 0.99 },
          failureLimit: 2,
          noData: 'fail',
        },
        {
          ...DEFAULT_METRIC,
          id: 'request-duration',
          source: 'latencyP99',
          success: { op: '<=', value: 300 },
          failureLimit: 4,
          noData: 'fail',
        },
      ],
      background: { analysis: ['request-success-rate', 'request-duration'], fromStep: 0 },
      policy: { ...DEFAULT_POLICY, onFail: 'hold' },
    };
    const { text, warnings } = exportFlagger(plan, 'm');
    const back = importPlan(text).plan;
    expect(back.steps).toEqual(plan.steps);
    expect(back).toMatchObject({ startGate: 'manual', tickMs: 120_000 });
    expect(back.policy.failureLimit).toBe(2);
    expect(back.metrics.map(({ id, success }) => [id, success])).toEqual(
      plan.metrics.map(({ id, success }) => [id, success]),
    );
    expect(warnings).toEqual([
      'Failures were counted for each metric; Flagger adds them up over all, for the whole rollout.',
      'Give the confirm-rollout hook the address of your gate.',
      'Give the confirm-promotion hook the address of your gate.',
    ]);
  });
});

describe('between the controllers', () => {
  test('from Flagger to Argo: a pause a step, the threshold for each metric', () => {
    const { text, warnings } = exportArgo(load('flagger-canary'), 'recommender');
    const { plan } = importPlan(text);
    expect(plan.steps.map(({ weight, holdMs }) => [weight, holdMs])).toEqual(
      [10, 20, 30].map((weight) => [weight, 60_000]),
    );
    expect(plan.metrics.map(({ failureLimit, intervalMs }) => [failureLimit, intervalMs])).toEqual(
      Array(3).fill([1, 60_000]),
    );
    expect(plan.background?.analysis).toHaveLength(3);
    expect(warnings.join('\n')).toContain('added up');
  });

  test('from Argo to Flagger: a pause for ever becomes a gate; experiments and the inconclusive are refused', () => {
    const { text, warnings } = exportFlagger(load('argo-pauses'), 'credit');
    const { plan } = importPlan(text);
    expect(plan.steps.map(({ weight, gate }) => [weight, gate])).toEqual([
      [0, 'manual'],
      [20, 'manual'],
      [50, 'manual'],
      [80, 'auto'],
    ]);
    expect(warnings.join('\n')).toContain('before every increase');
    expect(() => exportFlagger(load('argo-mirror'), 'm')).toThrow(Problem);
    expect(() => exportFlagger(load('argo-inconclusive'), 'm')).toThrow('Flagger has no word');
  });
});

describe('an edited import', () => {
  const sourceSteps = (text: string): Json[] => {
    const [rollout] = readYaml(text).values as { spec: { strategy: { canary: { steps: Json[] } } } }[];
    return rollout!.spec.strategy.canary.steps;
  };

  test('keeps the written steps before and after the one edited', () => {
    const plan = load('argo-mirror');
    const steps = plan.steps.map((step, at) => (at === 0 ? { ...step, holdMs: 900_000 } : step));
    const { text, warnings } = exportArgo({ ...plan, steps }, 'pricing');
    const written = sourceSteps(text);
    expect(written.at(-1)).toEqual({ pause: { duration: '1m' } });
    expect(written.filter((step) => 'experiment' in (step as object))).toHaveLength(1);
    expect(withoutForeign(importPlan(text).plan)).toEqual(withoutForeign({ ...plan, steps }));
    expect(warnings).toContain('The step setCanaryScale stood among those edited and is gone.');
  });

  test('changes only the fields of a metric that were edited; the background keeps its place', () => {
    const plan = load('argo-background');
    const metrics = plan.metrics.map((metric) => ({
      ...metric,
      failureLimit: 1,
      success: { op: '<=' as const, value: 0.01 },
    }));
    const steps = [{ ...DEFAULT_STEP, weight: 1, holdMs: 60_000 }, ...plan.steps];
    const background = { ...plan.background!, fromStep: 2 };
    const edited = { ...plan, metrics, steps, background };
    const { text, warnings } = exportArgo(edited, 'ranking');
    expect(withoutForeign(importPlan(text).plan)).toEqual(withoutForeign(edited));
    expect(text).toContain('sum(rate(requests_total');
    expect(warnings).toEqual([]);
    const fewer = { ...plan, metrics: [], background: null };
    expect(withoutForeign(importPlan(exportArgo(fewer, 'ranking').text).plan)).toEqual(withoutForeign(fewer));
  });

  test('blue-green: promotion by a time, and no analysis afterwards', () => {
    const plan = load('argo-blue-green');
    const [pre, post] = plan.steps;
    const edited: RolloutPlan = {
      ...plan,
      steps: [
        { ...pre!, gate: 'auto', holdMs: 300_000 },
        { ...post!, analysis: [] },
      ],
      metrics: plan.metrics.filter(({ id }) => id === 'accuracy'),
    };
    expect(withoutForeign(importPlan(exportArgo(edited, 'vision').text).plan)).toEqual(
      withoutForeign(edited),
    );
  });

  test('Flagger: weights, threshold, a range and a gate', () => {
    const plan = load('flagger-canary');
    const steps = [5, 20, 70].map((weight) => ({ ...plan.steps[0]!, weight }));
    const edited: RolloutPlan = {
      ...plan,
      startGate: 'manual',
      steps: steps.map((step, at) => (at === 2 ? { ...step, gate: 'manual' } : step)),
      metrics: plan.metrics.map((metric, at) =>
        at === 1 ? { ...metric, success: { op: '<=', value: 250 } } : metric,
      ),
      policy: { ...plan.policy, failureLimit: 4, promoteStep: 50 },
    };
    const { text } = exportFlagger(edited, 'recommender');
    expect(withoutForeign(importPlan(text).plan)).toEqual(withoutForeign(edited));
    expect(text).toContain('cmd: hey http://recommender');
  });
});

describe('documents that are none', () => {
  const argo = (canary: string): string =>
    `kind: Rollout\nspec:\n  strategy:\n    canary:\n      ${canary}\n`;
  const flagger = (analysis: string): string => `kind: Canary\nspec:\n  analysis: ${analysis}\n`;
  test.each([
    [argo('steps: [{setWeight: 200}]'), 'a number from 0 to 100', 'line 5, column 27'],
    [argo('steps: [{setWeight: 2, pause: {}}]'), 'exactly one', 'line 5, column 15'],
    [argo('steps: [{pause: {duration: soon}}]'), 'a time such as', 'line 5, column 34'],
    [argo('steps: [{jump: 3}]'), 'a step: setWeight', 'line 5, column 22'],
    ['kind: Rollout\nspec: {strategy: {rolling: {}}}\n', 'canary or blueGreen', 'line 2, column 18'],
    [flagger('{stepWeights: [10, 10, 50]}'), 'stepWeights that grow', 'line 3, column 27'],
    [flagger('{interval: 1m}'), 'iterations', 'line 3, column 13'],
    [flagger('{stepWeight: 5, metrics: [{threshold: 1}]}'), 'a text', 'line 3, column 39'],
  ])('%j', (text, expected, where) => {
    let facts: Problem['facts'] | null = null;
    try {
      importPlan(text);
    } catch (error) {
      facts = (error as Problem).facts;
    }
    expect(facts?.expected).toContain(expected);
    expect(facts?.where).toBe(where);
  });

  test('whatever is written, there is a plan or a Problem', () => {
    const words = fc.constantFrom(
      'steps',
      'setWeight',
      'pause',
      'analysis',
      'templates',
      'templateName',
      'metrics',
      'name',
      'threshold',
      'stepWeights',
      'iterations',
      'match',
      'webhooks',
      'duration',
      'x',
      '1m',
      5,
      -1,
      null,
      true,
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, depthSize: 'medium' },
        words,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(words.map(String), tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(fc.constantFrom('canary', 'blueGreen', 'flagger', 'own'), tree, (kind, body) => {
        const document =
          kind === 'own'
            ? { kind: 'RolloutPlan', steps: body }
            : kind === 'flagger'
              ? { kind: 'Canary', spec: { analysis: body } }
              : { kind: 'Rollout', spec: { strategy: { [kind]: body } } };
        try {
          importPlan(JSON.stringify(document));
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
        }
      }),
      { numRuns: 150 },
    );
  });
});
