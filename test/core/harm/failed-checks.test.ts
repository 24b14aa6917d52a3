import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFailure, failedChecks, type FailureRule } from '../../../src/core/harm/failed-checks.ts';
import golden from '../../golden/rollout.json' with { type: 'json' };

const ended = (...rollout: Parameters<typeof failedChecks>) => failedChecks(...rollout).chance;

/** Every course a rollout can take, one after the other. */
function byHand(chances: readonly number[], failures: number, rule: FailureRule, ticks: number): number {
  const walk = (step: number, failed: number, tick: number): number => {
    if (step === chances.length || tick === ticks) return 0;
    const fails = chances[step]!;
    const after = failed + 1 === failures ? 1 : walk(rule === 'hold' ? step : step + 1, failed + 1, tick + 1);
    const passed = walk(step + 1, rule === 'consecutive' ? 0 : failed, tick + 1);
    return fails * after + (1 - fails) * passed;
  };
  return walk(0, 0, 0);
}

describe('one check', () => {
  test('fails where more than the share is bad', () => {
    // At most 2 of 100 are allowed: P(X >= 3) of Binomial(100, .01), scipy.stats.binom.sf(2, 100, .01)
    expect(checkFailure(100, 0.01, 0.02)).toBeCloseTo(0.07937320225218318, 10);
    // 29 x .07 / .29 and the like fall beside whole numbers.
    expect(checkFailure(100, 0.05, 0.07)).toBeCloseTo(checkFailure(100, 0.05, 0.0701), 12);
    expect(checkFailure(12, 0.01, 0.01)).toBeCloseTo(1 - 0.99 ** 12, 12);
    expect(checkFailure(50, 0.2, 1)).toBe(0);
  });

  test('without requests it fails or is passed over', () => {
    expect([checkFailure(0, 0.01, 0.5), checkFailure(0, 0.01, 0.5, 0)]).toEqual([1, 0]);
  });
});

describe('failed checks end a rollout', () => {
  test.each(golden.held)(
    '%d steps, %d failures at %d, held: as SciPy’s negative binomial',
    (steps, k, q, chance) => {
      expect(ended(Array<number>(steps!).fill(q!), k!, 'hold')).toBeCloseTo(chance!, 10);
    },
  );

  test('by every rule and at every tick: as all courses one after the other', () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });
    const rules = fc.constantFrom<FailureRule>('cumulative', 'consecutive', 'hold');
    fc.assert(
      fc.property(chances, fc.integer({ min: 1, max: 4 }), rules, (each, failures, rule) => {
        const { byLook } = failedChecks(each, failures, rule);
        byLook.forEach((chance, tick) => {
          expect(chance).toBeCloseTo(byHand(each, failures, rule, tick + 1), 10);
        });
        expect(byLook).toHaveLength(rule === 'hold' ? each.length + failures - 1 : each.length);
      }),
    );
  });

  test('one failure that ends it throws out most healthy models; steps that are held more still', () => {
    const each = Array<number>(20).fill(checkFailure(50, 0.01, 0.01));
    expect(ended(each, 1, 'cumulative')).toBeGreaterThan(0.8);
    expect(ended(each, 5, 'hold')).toBeGreaterThan(ended(each, 5, 'cumulative'));
    expect(ended(each, 5, 'consecutive')).toBeLessThan(ended(each, 5, 'cumulative'));
    expect(ended([], 1, 'hold')).toBe(0);
  });
});
