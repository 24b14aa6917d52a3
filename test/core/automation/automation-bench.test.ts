import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  automationBench,
  automationBenches,
  confidenceBench,
} from '../../../src/core/automation/automation-bench.ts';
import {
  automationOutcome,
  type AutomationOutcome,
} from '../../../src/core/automation/automation-outcome.ts';
import { automationCase, HUMAN, COSTS } from './automation-cases.ts';

describe('two thresholds on scores', () => {
  test('come to what a walk over the rows finds', () => {
    const threshold = fc.constantFrom(-Infinity, 0, 0.1, 0.25, 0.3, 0.5, 0.75, 1, 1.5, Infinity);
    fc.assert(
      fc.property(automationCase, threshold, threshold, ({ truth, scores }, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const want = { automated: 0, fp: 0, fn: 0, people: 0, positives: 0, negatives: 0 };
        truth.forEach((code, row) => {
          const score = scores[row]!;
          if (score >= high) {
            want.automated++;
            if (code === 0) want.fp++;
          } else if (score < low) {
            want.automated++;
            if (code === 1) want.fn++;
          } else {
            want.people++;
            if (code === 1) want.positives++;
            if (code === 0) want.negatives++;
          }
        });
        const found = automationOutcome(automationBench({ truth, scores }), { low, high }, HUMAN, COSTS);
        expect(found).toMatchObject({
          automated: want.automated,
          reviewed: want.people,
          model: { falsePositives: want.fp, falseNegatives: want.fn },
          labeled: truth.filter((code) => code >= 0).length,
          labeledReviewed: want.positives + want.negatives,
        });
        expect(found.people.falsePositives).toBeCloseTo(want.negatives * HUMAN.falsePositive, 9);
        expect(found.cost).toBeCloseTo(
          COSTS.falsePositive * (want.fp + want.negatives * HUMAN.falsePositive) +
            COSTS.falseNegative * (want.fn + want.positives * HUMAN.falseNegative) +
            COSTS.review * (want.positives + want.negatives),
          9,
        );
      }),
    );
  });

  test('low above high is refused', () => {
    const bench = automationBench({ truth: [1], scores: Float64Array.of(0.5) });
    expect(() => automationOutcome(bench, { low: 0.6, high: 0.5 }, HUMAN, COSTS)).toThrow(RangeError);
  });

  test('no rows have no share', () => {
    const empty = automationBench({ truth: [], scores: new Float64Array() });
    expect(automationOutcome(empty, { low: 0, high: 1 }, HUMAN, COSTS)).toMatchObject({
      share: null,
      cost: 0,
    });
  });

  test('a row without a score goes to a person, whatever the thresholds', () => {
    const bench = automationBench({ truth: [1, 0, -1], scores: Float32Array.of(NaN, Infinity, 0.5) });
    expect(automationOutcome(bench, { low: 0, high: 0 }, HUMAN, COSTS)).toMatchObject({
      automated: 1,
      reviewed: 2,
      labeledReviewed: 2,
    });
  });
});

test('groups share the rows among them, with the same thresholds', () => {
  fc.assert(
    fc.property(automationCase, ({ truth, scores }) => {
      const codes = truth.map((_, row) => row % 3);
      const thresholds = { low: 0.25, high: 0.75 };
      const of = (bench: ReturnType<typeof automationBench>) =>
        automationOutcome(bench, thresholds, HUMAN, COSTS);
      const groups = automationBenches({ truth, scores }, codes, 3).map(of);
      const all = of(automationBench({ truth, scores }));
      const sum = (figure: (outcome: AutomationOutcome) => number) =>
        groups.reduce((total, outcome) => total + figure(outcome), 0);
      expect(sum(({ automated }) => automated)).toBe(all.automated);
      expect(sum(({ model }) => model.falseNegatives)).toBe(all.model.falseNegatives);
      expect(sum(({ cost }) => cost)).toBeCloseTo(all.cost, 9);
    }),
  );
  const outside = automationBenches({ truth: [1, 0], scores: Float64Array.of(0.5, 0.5) }, [-1, 0], 1);
  expect(outside[0]!.n).toBe(1);
});

test('of many classes the model answers where it is confident, and errs where it is wrong', () => {
  const bench = confidenceBench([2, 0, 1, -1], [2, 1, 1, 0], Float64Array.of(0.9, 0.8, 0.4, 0.95));
  const found = automationOutcome(
    bench,
    { low: -Infinity, high: 0.7 },
    { falsePositive: 0.1, falseNegative: 0.1 },
    { falsePositive: 10, falseNegative: 10, review: 1 },
  );
  expect(found).toMatchObject({ automated: 3, reviewed: 1, model: { falsePositives: 1, falseNegatives: 0 } });
  expect(found.cost).toBeCloseTo(10 + 0.1 * 10 + 1, 12);
});
