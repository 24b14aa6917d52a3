import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../property-seed.ts';
import {
  groupThresholds,
  PARITIES,
  parityRate,
  type Parity,
} from '../../../src/core/evaluation/group-thresholds.ts';
import {
  costOf,
  countsOfStep,
  scoreSteps,
  type ScoreSteps,
} from '../../../src/core/evaluation/score-steps.ts';
import golden from '../../golden/threshold.json' with { type: 'json' };

function stepsOf(truth: readonly number[], score: readonly number[]): ScoreSteps {
  const positive = Float64Array.from(score);
  return scoreSteps({ truth: Int32Array.from(truth), scores: [positive, positive] }, 1).steps;
}

function totalCost(groups: readonly ScoreSteps[], steps: readonly (number | null)[], ratio: number): number {
  return groups.reduce((sum, group, at) => {
    const step = steps[at];
    return step === null || step === undefined ? sum : sum + costOf(countsOfStep(group, step), ratio);
  }, 0);
}

function gapOf(groups: readonly ScoreSteps[], steps: readonly (number | null)[], parity: Parity): number {
  const rates = groups.flatMap((group, at) => {
    const step = steps[at];
    if (step === null || step === undefined) return [];
    const { hits, of } = parityRate(group, step, parity);
    return [hits / of];
  });
  return rates.length === 0 ? 0 : Math.max(...rates) - Math.min(...rates);
}

describe('against trying all, judged by fairlearn', () => {
  it.each(golden.groups)('set $#', ({ group, truth, score, answers }) => {
    const groups = [...new Set(group)]
      .sort((a, b) => a - b)
      .map((g) =>
        stepsOf(
          truth.filter((_, row) => group[row] === g),
          score.filter((_, row) => group[row] === g),
        ),
      );
    for (const { parity, ratio, tolerance, cost } of answers) {
      const found = groupThresholds(groups, parity as Parity, ratio, tolerance);
      expect(found === null).toBe(cost === null);
      if (!found || cost === null) continue;
      expect(totalCost(groups, found, ratio)).toBeCloseTo(cost, 9);
      expect(gapOf(groups, found, parity as Parity)).toBeLessThanOrEqual(tolerance + 1e-11);
    }
  });
});

const oneGroup = fc
  .array(fc.record({ truth: fc.integer({ min: 0, max: 1 }), score: fc.integer({ min: 0, max: 5 }) }), {
    maxLength: 12,
  })
  .map((rows) =>
    stepsOf(
      rows.map(({ truth }) => truth),
      rows.map(({ score }) => score / 5),
    ),
  );

/** All choices of a step a group; null stands for a group that is not compared. */
function* choices(groups: readonly ScoreSteps[], parity: Parity): Generator<readonly (number | null)[]> {
  const [first, ...others] = groups;
  if (!first) {
    yield [];
    return;
  }
  const own = parityRate(first, 0, parity).of === 0 ? [null] : [...first.positives.keys()];
  for (const rest of choices(others, parity)) for (const step of own) yield [step, ...rest];
}

describe('thresholds by group', () => {
  it('cost what the cheapest allowed choice costs', () => {
    fc.assert(
      fc.property(
        fc.array(oneGroup, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...PARITIES),
        fc.constantFrom(0.25, 1, 4),
        fc.constantFrom(0, 0.05, 0.25, 1),
        (groups, parity, ratio, tolerance) => {
          let least = Infinity;
          for (const chosen of choices(groups, parity)) {
            if (gapOf(groups, chosen, parity) > tolerance + 1e-12) continue;
            least = Math.min(least, totalCost(groups, chosen, ratio));
          }
          const found = groupThresholds(groups, parity, ratio, tolerance);
          expect(found ? totalCost(groups, found, ratio) : Infinity).toBeCloseTo(least, 9);
          if (found) expect(gapOf(groups, found, parity)).toBeLessThanOrEqual(tolerance + 1e-11);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leave out groups whose rate is undefined, and say where nothing is near enough', () => {
    const mixed = stepsOf([0, 1, 1, 0], [0.2, 0.8, 0.6, 0.4]);
    const negative = stepsOf([0, 0], [0.3, 0.7]);
    const empty = stepsOf([], []);
    expect(groupThresholds([mixed, negative, empty], 'equalOpportunity', 1, 0)).toEqual([2, null, null]);
    expect(groupThresholds([empty], 'demographicParity', 1, 0)).toEqual([null]);
    // Halves against thirds, none of which can be all right or all wrong: never equal.
    const half = stepsOf([0, 1], [0.5, 0.5]);
    const third = stepsOf([0, 1, 1], [0.5, 0.5, 0.5]);
    expect(groupThresholds([half, third], 'equalAccuracy', 1, 0.1)).toBeNull();
    expect(groupThresholds([half, third], 'equalAccuracy', 1, 0.2)).not.toBeNull();
  });

  it('take in nobody before everybody where both cost the same', () => {
    const half = stepsOf([0, 1], [0.5, 0.5]);
    expect(groupThresholds([half, half], 'demographicParity', 1, 0)).toEqual([1, 1]);
  });
});
