import { describe, expect, test } from 'vitest';
import { cheapestPlan, isWithin, type VariantFigures } from '../../../src/core/rollout/cheapest-plan.ts';
import { closestMiss, missesOf } from '../../../src/core/rollout/closest-miss.ts';
import { planVariants, type VariantGrid } from '../../../src/core/rollout/plan-variants.ts';
import { DEFAULT_STEP, type RolloutPlan } from '../../../src/core/rollout/plan.ts';
import type { RolloutQuestion } from '../../../src/core/rollout/rollout-question.ts';
import { suggestedGrid } from '../../../src/core/rollout/suggested-grid.ts';
import { asked, canary, checked, ERROR, rowsLike, sceneLike, tallyOf } from './rollout-cases.ts';

const MINUTE = 60_000;
const NOTHING: VariantGrid = { firstWeights: [], holdFactors: [], alphas: [], failureLimits: [] };
const holds = ({ steps }: RolloutPlan): number[] => steps.map(({ holdMs }) => holdMs / MINUTE);
const weights = ({ steps }: RolloutPlan): number[] => steps.map(({ weight }) => weight);

describe('variants of a plan', () => {
  test('the first weight: steps that have no more are left out, a mirrored one before it stays', () => {
    const plan = canary();
    const changed = planVariants(plan, { ...NOTHING, firstWeights: [5, 10, 30, 45] });
    expect(changed.map((one) => weights(one.plan))).toEqual([
      [5, 30, 60],
      [10, 30, 60],
      [30, 60],
      [45, 60],
    ]);
    const shadowed = { ...plan, steps: [{ ...DEFAULT_STEP, mirror: 50, holdMs: MINUTE }, ...plan.steps] };
    expect(
      planVariants(shadowed, { ...NOTHING, firstWeights: [60] }).map((one) => weights(one.plan)),
    ).toEqual([[0, 60]]);
  });

  test('holds are whole ticks; what makes no difference comes once', () => {
    const plan = canary();
    const changed = planVariants(plan, { ...NOTHING, holdFactors: [0.01, 0.02, 0.55, 2] });
    expect(changed.map((one) => holds(one.plan))).toEqual([
      [1, 1, 1],
      [6, 6, 6],
      [20, 20, 20],
    ]);
    expect(planVariants(plan, NOTHING)).toEqual([
      { firstWeight: null, holdFactor: null, alpha: null, failureLimit: null, plan },
    ]);
  });

  test('alpha is of tests, limits are of conditions or of all checks', () => {
    const condition = { ...ERROR, id: 'c', test: 'threshold' as const };
    const [first] = planVariants(canary([ERROR, condition]), {
      ...NOTHING,
      alphas: [0.01],
      failureLimits: [4],
    });
    expect(first!.plan.metrics.map(({ params, failureLimit }) => [params, failureLimit])).toEqual([
      [{ alpha: 0.01 }, 0],
      [{}, 4],
    ]);
    expect(
      planVariants(checked({}), { ...NOTHING, failureLimits: [0, 1] }).map(
        ({ plan }) => plan.policy.failureLimit,
      ),
    ).toEqual([0, 1]);
  });
});

describe('the cheapest plan', () => {
  const like = (promotion: number | null, p95: number, thrownOut: number, caught = 1): VariantFigures => {
    const share = (of: number) => ({
      runs: 100 * of,
      share: of,
      interval: { low: 0, high: 1, level: 0.95, method: '' },
    });
    return {
      ...planVariants(canary(), NOTHING)[0]!,
      promotionMs: promotion,
      thrownOut: share(thrownOut),
      rolledBack: share(caught),
      harmed: { mean: 0, p5: 0, p50: 0, p95, most: p95 },
      harmHistogram: { width: 1, counts: [] },
    };
  };

  test('is the soonest within the limits, of equals the least harmful; none where none is', () => {
    const all = [like(null, 0, 0), like(9, 10, 0), like(5, 40, 0.01), like(5, 30, 0.04), like(2, 200, 0.3)];
    expect(cheapestPlan(all, { harmed: 100, thrownOut: 0.05, rolledBack: null })).toBe(all[3]);
    expect(cheapestPlan(all, { harmed: 100, thrownOut: 0.02, rolledBack: null })).toBe(all[2]);
    expect(cheapestPlan(all, { harmed: 29, thrownOut: null, rolledBack: null })).toBe(all[1]);
    expect(cheapestPlan(all, { harmed: null, thrownOut: null, rolledBack: null })).toBe(all[4]);
    expect(cheapestPlan(all, { harmed: 9, thrownOut: 0, rolledBack: null })).toBeNull();
    expect(isWithin(all[0]!, { harmed: null, thrownOut: null, rolledBack: null })).toBe(false);
  });

  test('where none is within the limits, the closest: fewest limits missed, then least over them', () => {
    const all = [like(null, 0, 0), like(9, 22, 0), like(5, 21, 0.06), like(5, 40, 0), like(2, 10, 0, 0.5)];
    const miss = (harmed: number | null, thrownOut: number | null, rolledBack: number | null) => {
      const found = closestMiss(all, { harmed, thrownOut, rolledBack })!;
      return [all.indexOf(found.variant), found.misses.map(({ limit, value }) => [limit, value])];
    };
    expect(miss(20, 0.05, 0.9)).toEqual([1, [['harmed', 22]]]);
    expect(miss(5, 0.05, 0.4)).toEqual([4, [['harmed', 10]]]);
    expect(closestMiss(all.slice(0, 1), { harmed: 1, thrownOut: 1, rolledBack: 0 })).toBeNull();
    expect(cheapestPlan(all, { harmed: 20, thrownOut: null, rolledBack: 0.5 })).toBe(all[4]);
    expect(cheapestPlan(all, { harmed: 20, thrownOut: null, rolledBack: 0.51 })).toBeNull();
    // A limit of none: over by one is once over, not endlessly.
    expect(missesOf(all[4]!, { harmed: 0, thrownOut: 0, rolledBack: 1 }).map(({ over }) => over)).toEqual([
      10, 50,
    ]);
  });

  test('what is tried of a plan is what changes it', () => {
    const condition = { ...ERROR, id: 'c', test: 'threshold' as const };
    expect(suggestedGrid(canary())).toMatchObject({ firstWeights: [1, 5, 10, 25, 50], failureLimits: [] });
    expect(suggestedGrid(canary([condition]))).toMatchObject({ alphas: [], failureLimits: [0, 1, 2, 3] });
    expect(suggestedGrid(canary([], { steps: [] }))).toEqual(NOTHING);
    expect(suggestedGrid(checked({})).failureLimits).toEqual([0, 1, 2, 3]);
    const sizes = (plan: RolloutPlan) => planVariants(plan, suggestedGrid(plan)).length;
    expect([sizes(canary()), sizes(canary([ERROR, condition]))]).toEqual([80, 320]);
  });

  /** Every answer of the bad challenger is wrong, none of the champion: one failed look ends it, and labels are 3 min late. */
  const flawless = rowsLike(100, { champion: 0, both: 0, alone: 0 });
  const alarm = {
    ...ERROR,
    test: 'threshold' as const,
    noData: 'ignore' as const,
    failure: { op: '>', value: 0.5 } as const,
  };
  const figuresOf = (plan: RolloutPlan, planted: RolloutQuestion['planted']) =>
    tallyOf(
      sceneLike(flawless, asked(plan, { planted, labelDelayMs: 3 * MINUTE, horizonMs: 31 * MINUTE })),
      'aggregate',
      30,
    ).figures();
  const bad = { extra: 1, where: { op: 'all' }, fromMs: 0, in: 'challenger' } as const;

  test('known: seen 4 minutes after it begins, at 120 requests a minute', () => {
    const grid = { ...NOTHING, firstWeights: [5, 30], holdFactors: [0.2, 0.4, 1] };
    const variants = planVariants(canary([alarm]), grid).map((variant): VariantFigures => {
      const [good, worse] = [figuresOf(variant.plan, null), figuresOf(variant.plan, bad)];
      return {
        ...variant,
        promotionMs: good.promotion?.p50 ?? null,
        thrownOut: good.rolledBack,
        rolledBack: worse.rolledBack,
        harmed: worse.harmed,
        harmHistogram: worse.harmHistogram,
      };
    });
    const chosen = (harmed: number) => {
      const found = cheapestPlan(variants, { harmed, thrownOut: 0.05, rolledBack: 0.95 });
      return (
        found && { weights: weights(found.plan), holds: holds(found.plan), promotionMs: found.promotionMs }
      );
    };
    // 5% held for 4 min: 120 x 4 x 5% = 24 are harmed. For 2 min each: 12, and 72 more at 30%. Begun at 30%: 72 and 144.
    expect(chosen(40)).toEqual({ weights: [5, 30, 60], holds: [4, 4, 4], promotionMs: 12 * MINUTE });
    expect(chosen(120)).toEqual({ weights: [5, 30, 60], holds: [2, 2, 2], promotionMs: 6 * MINUTE });
    expect(chosen(270)).toEqual({ weights: [30, 60], holds: [2, 2], promotionMs: 4 * MINUTE });
    expect(chosen(10)).toBeNull();
  });
});
