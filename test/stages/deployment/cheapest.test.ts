import { describe, expect, test } from 'vitest';
import type { TargetTerms } from '../../../src/core/brief/target.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { VariantFigures } from '../../../src/core/rollout/cheapest-plan.ts';
import { cheapestPlan } from '../../../src/core/rollout/cheapest-plan.ts';
import { closestMiss, type SafetyLimits } from '../../../src/core/rollout/closest-miss.ts';
import { guardrailTerms } from '../../../src/core/rollout/guardrails.ts';
import { DEFAULT_METRIC } from '../../../src/core/rollout/plan.ts';
import { suggestedGrid } from '../../../src/core/rollout/suggested-grid.ts';
import { answerWords } from '../../../src/stages/deployment/cheapest/answer-words.ts';
import { changedPlan, withVariant } from '../../../src/stages/deployment/cheapest/changed-plan.ts';
import {
  gridAsked,
  readGridPart,
  runsAsked,
  writeGridPart,
} from '../../../src/stages/deployment/cheapest/grid-asked.ts';
import {
  isPresent,
  stepsWords,
  variantKey,
  variantName,
} from '../../../src/stages/deployment/cheapest/variant-words.ts';
import { canary } from '../../core/rollout/rollout-cases.ts';

const AS_IT_IS = { firstWeight: null, holdFactor: null, alpha: null, failureLimit: null };
const CHANGED = { firstWeight: 30, holdFactor: 0.2, alpha: 0.05, failureLimit: null };

describe('what is tried, in the address', () => {
  test('numbers are read and written alike, alpha in percent; what cannot be read is as suggested', () => {
    expect(readGridPart('alphas', '1, 5;12.5 5')).toEqual([0.01, 0.05, 0.125]);
    expect(writeGridPart('alphas', [0.01, 0.05, 0.125])).toBe('1, 5, 12.5');
    expect(readGridPart('firstWeights', '')).toEqual([]);
    expect(readGridPart('firstWeights', '0')).toContain('from 0.1');
    expect(readGridPart('failureLimits', '1.5')).toContain('Whole');
    expect(readGridPart('holdFactors', Array.from({ length: 13 }, (_, i) => i + 1).join())).toContain('12');
    const suggested = suggestedGrid(canary());
    expect(gridAsked({ weights: '5,30', holds: 'x', alphas: '' }, suggested)).toEqual({
      ...suggested,
      firstWeights: [5, 30],
      alphas: [],
    });
    expect([{}, { runs: '60' }, { runs: '1e9' }, { runs: 'x' }].map(runsAsked)).toEqual([200, 60, 200, 200]);
  });
});

describe('a variant in words', () => {
  test('its name, its place in the address, its steps', () => {
    expect([AS_IT_IS, CHANGED, { ...AS_IT_IS, failureLimit: 2 }].map(variantName)).toEqual([
      'As it is',
      '30% first, holds × 0.2, α 5%',
      'failure 3 ends it',
    ]);
    expect([variantKey(AS_IT_IS), variantKey(CHANGED)]).toEqual(['as-it-is', '30_0.2_0.05_']);
    expect([isPresent(AS_IT_IS), isPresent(CHANGED)]).toEqual([true, false]);
    expect(stepsWords(changedPlan(canary(), CHANGED))).toBe('30% for 2 min, 60% for 2 min, then promoted');
    expect(changedPlan(canary(), AS_IT_IS)).toEqual(canary());
  });

  test('taken as the plan, its guardrails follow their targets, also where those were changed since', () => {
    const target = (value: number) => ({
      id: 'right' as Id,
      body: {
        measure: { metric: 'accuracy', params: {}, slice: null, against: null, statistic: 'value' },
        ...{ direction: 'atLeast', value, unit: 'fraction', decide: 'point', where: ['guardrail'] },
        ...{ minRows: 30, owner: '', note: '' },
      } satisfies TargetTerms,
    });
    const { notSimulated: _, ...asWritten } = guardrailTerms(target(0.8).body);
    const metric = { ...DEFAULT_METRIC, ...asWritten, id: 'right often' };
    const plan = { ...canary(), metrics: [...canary().metrics, metric] };
    const body = { plan, note: '', guardrails: { 'right often': 'right' as Id } };
    const taken = withVariant(body, CHANGED, [target(0.9)]);
    expect(taken.guardrails).toEqual(body.guardrails);
    expect(taken.plan!.metrics.at(-1)).toMatchObject({ success: { op: '>=', value: 0.9 } });
    expect(stepsWords(taken.plan!)).toBe('30% for 2 min, 60% for 2 min, then promoted');
  });

  test('the answer: the cheapest, or by how much the closest misses which limit', () => {
    const share = (of: number) => ({
      ...{ runs: 100, share: of, interval: { low: 0, high: 1, level: 0.95, method: '' } },
    });
    const like = (promotionMs: number | null, p95: number, out: number): VariantFigures => ({
      ...{ ...CHANGED, plan: canary(), promotionMs, thrownOut: share(out), rolledBack: share(0.9) },
      harmed: { mean: 0, p5: 0, p50: 0, p95, most: p95 },
      harmHistogram: { width: 1, counts: [] },
    });
    const words = (all: readonly VariantFigures[], limits: SafetyLimits) =>
      answerWords(all, cheapestPlan(all, limits), closestMiss(all, limits), limits, 'requests');
    const one = [like(240_000, 24, 0.03)];
    expect(words(one, { harmed: 30, thrownOut: 0.05, rolledBack: 0.9 })).toBe(
      'The cheapest within the limits is “30% first, holds × 0.2, α 5%”: promoted after 4 min. 1 of 1 plan is within them.',
    );
    expect(words(one, { harmed: 10, thrownOut: 0.02, rolledBack: 0.95 })).toBe(
      'None is within the limits. The closest is “30% first, holds × 0.2, α 5%”: 24 requests are harmed, 14 more than allowed; 3.0% of healthy models are thrown out, 1 point more than allowed; 90.0% of bad models are caught, 5 points too few.',
    );
    expect(words([like(null, 0, 0)], { harmed: null, thrownOut: null, rolledBack: null })).toContain(
      'None of them lets',
    );
    expect(words([], { harmed: 1, thrownOut: null, rolledBack: null })).toBe('');
  });
});
