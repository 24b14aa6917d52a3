import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { automationBench, type AutomationBench } from '../../../src/core/automation/automation-bench.ts';
import {
  automationFrontier,
  cheapestThresholds,
  type FrontierSetting,
} from '../../../src/core/automation/automation-frontier.ts';
import { automationOutcome, outcomeOfSteps } from '../../../src/core/automation/automation-outcome.ts';
import { automationCase, COSTS, HUMAN } from './automation-cases.ts';

const amount = fc.double({ min: 0, max: 10, noNaN: true });
const settings = fc.record({
  human: fc.constantFrom(
    HUMAN,
    { falsePositive: 0, falseNegative: 0 },
    { falsePositive: 0.5, falseNegative: 0.3 },
  ),
  costs: fc.record({ falsePositive: amount, falseNegative: amount, review: amount }),
  isOneSided: fc.boolean(),
});

/** Every pair of thresholds. */
function allPairs(bench: AutomationBench, { human, costs, isOneSided }: FrontierSetting) {
  const steps = [...Array(bench.scores.length + 1).keys()];
  return steps
    .filter((low) => low === 0 || isOneSided !== true)
    .flatMap((low) => steps.slice(low).map((high) => outcomeOfSteps(bench, low, high, human, costs)));
}

describe('the frontier of automation', () => {
  test('the cheapest pair is the cheapest of all', () => {
    fc.assert(
      fc.property(automationCase, settings, (rows, setting) => {
        const bench = automationBench(rows);
        const best = cheapestThresholds(bench, setting);
        const least = Math.min(...allPairs(bench, setting).map(({ cost }) => cost));
        expect(best.outcome.cost).toBeCloseTo(least, 8);
        expect(automationOutcome(bench, best, setting.human, setting.costs)).toEqual(best.outcome);
      }),
    );
  });

  test('with so many reviews at most, the cheapest of those that need no more', () => {
    fc.assert(
      fc.property(automationCase, settings, fc.nat(40), (rows, setting, most) => {
        const bench = automationBench(rows);
        const best = cheapestThresholds(bench, setting, most);
        const affordable = allPairs(bench, setting).filter(({ reviewed }) => reviewed <= most);
        if (!best) {
          expect(affordable).toEqual([]);
          return;
        }
        expect(best.outcome.reviewed).toBeLessThanOrEqual(most);
        expect(best.outcome.cost).toBeCloseTo(Math.min(...affordable.map(({ cost }) => cost)), 8);
      }),
    );
  });

  test('no pair lies below it, its corners are pairs, and it bends one way', () => {
    fc.assert(
      fc.property(automationCase, settings, (rows, setting) => {
        const bench = automationBench(rows);
        const corners = automationFrontier(bench, setting);
        const pairs = allPairs(bench, setting);
        expect(corners[0]!.outcome.automated).toBe(0);
        expect(corners.at(-1)!.outcome.automated).toBe(Math.max(...pairs.map(({ automated }) => automated)));
        const slopes = corners.slice(1).map(({ outcome }, at) => {
          const before = corners[at]!.outcome;
          expect(outcome.automated).toBeGreaterThan(before.automated);
          return (outcome.cost - before.cost) / (outcome.automated - before.automated);
        });
        slopes.forEach((slope, at) => {
          if (at > 0) expect(slope).toBeGreaterThan(slopes[at - 1]! - 1e-7);
          const from = corners[at]!.outcome;
          for (const { automated, cost } of pairs) {
            expect(cost).toBeGreaterThanOrEqual(from.cost + slope * (automated - from.automated) - 1e-6);
          }
        });
        for (const corner of corners) {
          expect(automationOutcome(bench, corner, setting.human, setting.costs)).toEqual(corner.outcome);
        }
      }),
    );
  });

  test('16,000 rows have one with both ends dearer than the middle, where each side knows what the other does not', () => {
    const random = createRandom(4);
    const scores = Float64Array.from({ length: 16_000 }, () => random.uniform());
    const truth = Array.from(scores, (score) => Number(random.uniform() < score));
    const setting = { human: HUMAN, costs: COSTS };
    const corners = automationFrontier(automationBench({ truth, scores }), setting);
    const best = cheapestThresholds(automationBench({ truth, scores }), setting);
    expect(corners.length).toBeGreaterThan(10);
    expect(best.low).toBeGreaterThan(0);
    expect(best.high).toBeLessThan(1);
    for (const end of [corners[0]!, corners.at(-1)!]) {
      expect(best.outcome.cost).toBeLessThan(end.outcome.cost * 0.95);
    }
    expect(corners.some(({ outcome }) => outcome.cost === best.outcome.cost)).toBe(true);
  });

  test('where all cost the same it leaves the cases to people', () => {
    const bench = automationBench({ truth: [1, 0], scores: Float64Array.of(0.9, 0.1) });
    const free = { human: { falsePositive: 0, falseNegative: 0 }, costs: { ...COSTS, review: 0 } };
    expect(cheapestThresholds(bench, free)).toMatchObject({ low: -Infinity, high: Infinity });
  });
});
