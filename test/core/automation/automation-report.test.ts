import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { automationBench } from '../../../src/core/automation/automation-bench.ts';
import { standingDegree } from '../../../src/core/automation/automation-degrees.ts';
import { automationFrontier, cheapestThresholds } from '../../../src/core/automation/automation-frontier.ts';
import { automationOutcome, outcomeOfSteps } from '../../../src/core/automation/automation-outcome.ts';
import { automationReport, buffersOfReport } from '../../../src/core/automation/automation-report.ts';
import type { ClassOutcome } from '../../../src/core/predictions/outcome.ts';
import { groupRows } from '../../../src/core/slices/group-rows.ts';
import { knownCase, leastOfKnownCase } from './automation-known-case.ts';

const HUMAN = { falsePositive: 0.05, falseNegative: 0.05 };
const COSTS = { falsePositive: 1, falseNegative: 1, review: 0.1 };

describe('a case whose minimum is known in closed form', () => {
  test('the cheapest thresholds, every pair tried, and the formula agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (h, r) => {
        const [human, review] = [h / 100, r / 100];
        const bench = automationBench(knownCase(10));
        const errors = { falsePositive: human, falseNegative: human };
        const costs = { ...COSTS, review };
        const known = leastOfKnownCase(10, human, review);
        const best = cheapestThresholds(bench, { human: errors, costs });
        expect(best.outcome.cost).toBeCloseTo(known, 9);
        const steps = [...Array(bench.scores.length + 1).keys()];
        const tried = steps.flatMap((low) =>
          steps.slice(low).map((high) => outcomeOfSteps(bench, low, high, errors, costs).cost),
        );
        expect(Math.min(...tried)).toBeCloseTo(known, 9);
      }),
    );
  });

  test('at h = 5% and r = 0.1 people get 0.2 to 0.8: 125 for 1,100 rows, as the frontier says too', () => {
    const bench = automationBench(knownCase(100));
    const setting = { human: HUMAN, costs: COSTS };
    const best = cheapestThresholds(bench, setting);
    expect([best.low, best.high]).toEqual([0.2, 0.9]);
    expect(best.outcome).toMatchObject({ automated: 400, reviewed: 700 });
    expect(best.outcome.cost).toBeCloseTo(125, 9);
    expect(automationOutcome(bench, { low: 0.15, high: 0.85 }, HUMAN, COSTS).cost).toBeCloseTo(125, 9);
    const least = Math.min(...automationFrontier(bench, setting).map(({ outcome }) => outcome.cost));
    expect(least).toBeCloseTo(125, 9);
  });
});

const outcome = (positive: number | null): ClassOutcome => ({
  type: 'classification',
  classes: ['no', 'yes'],
  truth: Int32Array.of(1, 0, 0, 1, -1),
  predicted: Int32Array.of(1, 0, 1, -1, 1),
  scores: [Float64Array.of(0.1, 0.7, 0.4, NaN, 0.2), Float64Array.of(0.9, 0.3, 0.6, NaN, 0.8)],
  positive,
});
const groups = groupRows(
  {
    ...{ name: 'g', unit: null, role: 'feature', missing: 0, type: 'category', order: 'given' },
    ...{ data: Int32Array.of(0, 0, 1, 1, 1), levels: ['a', 'b'] },
  },
  { of: 'data', name: 'g' },
  { maxGroups: 20 },
);

describe('the report of an evaluation', () => {
  test('of a positive class: its scores, and the groups add up to all rows', () => {
    const report = automationReport(outcome(1), groups);
    expect(report.positive).toBe('yes');
    expect([...report.bench.scores]).toEqual([0.3, 0.6, 0.8, 0.9]);
    expect([...report.bench.positives]).toEqual([1, 1, 1, 1, 0]);
    expect([...report.bench.negatives]).toEqual([2, 1, 0, 0, 0]);
    expect(report.bench.unscored).toEqual({ positives: 1, negatives: 0, unknown: 0 });
    expect(report.groups.map(({ name, bench }) => [name, bench.n])).toEqual([
      ['g = b', 3],
      ['g = a', 2],
    ]);
    expect(new Set(buffersOfReport(report)).size).toBe(12);
  });

  test('without one: confidence in the answer, "positive" where it is right', () => {
    const { positive, bench } = automationReport(outcome(null), null);
    expect(positive).toBeNull();
    expect([...bench.scores]).toEqual([0.6, 0.7, 0.8, 0.9]);
    expect([...bench.positives]).toEqual([2, 2, 1, 1, 0]);
    expect([...bench.negatives]).toEqual([1, 0, 0, 0, 0]);
    // The row without an answer counts as one that the model gets wrong, and goes to a person.
    expect(bench.unscored).toEqual({ positives: 0, negatives: 1, unknown: 0 });
  });

  test('without scores it is refused', () => {
    expect(() => automationReport({ ...outcome(1), scores: null }, null)).toThrow(/without scores/);
    const values = {
      type: 'regression',
      truth: new Float64Array(1),
      predicted: new Float64Array(1),
      unit: null,
    };
    expect(() => automationReport({ ...values, type: 'regression' }, null)).toThrow(/without scores/);
  });
});

describe('the degree that a setting comes to', () => {
  const bench = automationBench(knownCase(10));
  const at = (low: number, high: number) => {
    const found = automationOutcome(bench, { low, high }, HUMAN, COSTS);
    return standingDegree('partial', bench, found);
  };
  test('partial automation that leaves nothing to one side is none', () => {
    expect(at(0.2, 0.8)).toBe('partial');
    expect(at(0, 1.01)).toBe('human');
    expect(at(0.5, 0.5)).toBe('full');
    expect(
      standingDegree('shadow', bench, automationOutcome(bench, { low: 0.5, high: 0.5 }, HUMAN, COSTS)),
    ).toBe('shadow');
  });
});
