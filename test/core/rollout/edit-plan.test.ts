import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { IsRolloutPlan } from '../../../src/core/artifact/plan-schema.ts';
import type { Target } from '../../../src/core/brief/target.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import * as edit from '../../../src/core/rollout/edit-plan.ts';
import { lintPlan } from '../../../src/core/rollout/lint-plan.ts';
import {
  DEFAULT_METRIC,
  DEFAULT_PLAN,
  DEFAULT_STEP,
  type RolloutPlan,
} from '../../../src/core/rollout/plan.ts';
import { notesOfPlan } from '../../../src/core/controllers/plan-notes.ts';
import { PLAN_TEMPLATES } from '../../../src/core/rollout/plan-templates.ts';
import { DEFAULT_SIMULATION } from '../../../src/core/rollout/rollout-simulation.ts';
import { readPlan } from '../../../src/core/controllers/read-plan.ts';
import { writePlan } from '../../../src/core/controllers/write-plan.ts';
import { load } from './follow.ts';

const metric = (id: string) => ({ ...DEFAULT_METRIC, id });
const plan: RolloutPlan = {
  ...DEFAULT_PLAN,
  steps: [5, 25, 50].map((weight) => ({ ...DEFAULT_STEP, weight, holdMs: 1000, analysis: ['e'] })),
  metrics: [metric('e'), metric('f')],
  background: { analysis: ['e', 'f'], fromStep: 1 },
};
const weights = ({ steps }: RolloutPlan): number[] => steps.map(({ weight }) => weight);
const beside = ({ steps, background }: RolloutPlan): number => steps[background!.fromStep]!.weight;
const id = 'target-1' as Id;
const target = {
  id,
  body: {
    measure: { metric: 'accuracy', params: {}, slice: null, against: null, statistic: 'value' },
    ...{ direction: 'atLeast', value: 0.9 },
  },
} as unknown as Target;

describe('steps', () => {
  test('are added, moved and taken out, and the analysis beside them stays at its step', () => {
    expect(weights(edit.addStep(plan, 3))).toEqual([5, 25, 50, 100]);
    const first = edit.addStep(plan, 0);
    expect([weights(first), beside(first)]).toEqual([[0, 5, 25, 50], 25]);
    const moved = edit.moveStep(plan, 1, 2);
    expect([weights(moved), beside(moved)]).toEqual([[5, 50, 25], 25]);
    expect(edit.moveStep(plan, 0, 3)).toBe(plan);
    const less = edit.removeStep(plan, 0);
    expect([weights(less), beside(less)]).toEqual([[25, 50], 25]);
    expect(edit.removeStep(plan, 1).background!.fromStep).toBe(1);
    expect(weights(edit.changeStep(plan, 2, { weight: 60 }))).toEqual([5, 25, 60]);
  });
});

describe('a metric', () => {
  const simulation = { ...DEFAULT_SIMULATION, signals: { e: 'failed', f: 'none' } } as const;
  const body = { plan, healthy: { e: 0.01 }, guardrails: { e: id }, simulation };

  test('is renamed wherever it stands', () => {
    const found = edit.changeMetric(body, 'e', { ...metric('errors'), dryRun: true });
    expect(found.plan.metrics.map(({ id }) => id)).toEqual(['errors', 'f']);
    expect(found.plan.steps.map(({ analysis }) => analysis)).toEqual([['errors'], ['errors'], ['errors']]);
    expect(found.plan.background!.analysis).toEqual(['errors', 'f']);
    expect([found.healthy, found.guardrails]).toEqual([{ errors: 0.01 }, { errors: id }]);
    expect(found.simulation!.signals).toEqual({ errors: 'failed', f: 'none' });
  });

  test('is added beside the steps, and taken out of everything', () => {
    const added = edit.addMetric(body, metric('g'), id);
    expect(added.plan.background!.analysis).toEqual(['e', 'f', 'g']);
    expect(added.guardrails).toEqual({ e: id, g: id });
    const left = edit.removeMetric({ ...body, ...edit.removeMetric(body, 'e') }, 'f');
    expect(left.plan).toMatchObject({ metrics: [], background: null });
    expect([left.healthy, left.guardrails, left.simulation!.signals]).toEqual([{}, {}, {}]);
    expect(edit.freeMetricId(plan, 'e')).toBe('e 2');
  });

  test('keeps its target over other text as long as it says the same', () => {
    const followed = { ...metric('e'), source: 'successRate', success: { op: '>=', value: 0.9 } } as const;
    const same = { ...plan, metrics: [followed, metric('f')] };
    expect(edit.replacePlan(body, same, [target]).guardrails).toEqual({ e: id });
    const other = { ...plan, metrics: [{ ...followed, success: { op: '>=', value: 0.8 } as const }] };
    expect(edit.replacePlan(body, other, [target]).guardrails).toEqual({});
    expect(edit.replacePlan(body, { ...plan, metrics: [] }, [target])).toMatchObject({
      healthy: {},
      guardrails: {},
    });
    expect(edit.letGoOfTarget(body, 'e', same)).toEqual({ plan: same, guardrails: {} });
  });
});

test.each(PLAN_TEMPLATES)('the template $name is sound, can be stored and written', ({ plan }) => {
  expect(v.is(IsRolloutPlan, { plan, note: '' })).toBe(true);
  expect(readPlan(writePlan(plan))).toEqual(plan);
  const traffic = [{ fromMs: 0, perSecond: 50 }];
  const odd = lintPlan(plan, { traffic, healthy: {} }).filter(({ severity }) => severity !== 'note');
  expect(odd).toEqual([]);
});

test('the notes of an import are there as long as its documents are', () => {
  const { plan: imported, notes } = load('argo-background');
  expect(notesOfPlan(imported).map(({ words }) => words)).toEqual(notes.map(({ words }) => words));
  expect(notesOfPlan(plan)).toEqual([]);
  expect(notesOfPlan({ ...plan, foreign: { from: 'argo', documents: ['no rollout'] } })).toEqual([]);
});
