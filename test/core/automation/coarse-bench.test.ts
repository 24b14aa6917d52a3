import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepAt } from '../../../src/core/evaluation/score-steps.ts';
import { automationBench } from '../../../src/core/automation/automation-bench.ts';
import { automationOutcome, outcomeOfSteps } from '../../../src/core/automation/automation-outcome.ts';
import { coarseBench } from '../../../src/core/automation/coarse-bench.ts';
import { automationCase, COSTS, HUMAN } from './automation-cases.ts';

test('fewer thresholds are tried, and each comes to what it came to before', () => {
  fc.assert(
    fc.property(automationCase, fc.integer({ min: 1, max: 12 }), (rows, most) => {
      const bench = automationBench(rows);
      const coarse = coarseBench(bench, most);
      expect(coarse.scores.length).toBeLessThanOrEqual(Math.max(most, 1));
      expect(coarse.n).toBe(bench.n);
      coarse.scores.forEach((score, step) => {
        const high = coarse.scores.length;
        expect(outcomeOfSteps(coarse, step, high, HUMAN, COSTS)).toEqual(
          automationOutcome(bench, { low: score, high: Infinity }, HUMAN, COSTS),
        );
        expect(stepAt(coarse, score)).toBe(step);
      });
    }),
  );
});

test('where there are few scores nothing changes', () => {
  const bench = automationBench({ truth: [1, 0], scores: Float64Array.of(0.9, 0.1) });
  expect(coarseBench(bench, 2)).toBe(bench);
  expect([...coarseBench(bench, 1).positives]).toEqual([1, 0]);
});
