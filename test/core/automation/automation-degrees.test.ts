import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { automationBench } from '../../../src/core/automation/automation-bench.ts';
import { AUTOMATION_DEGREES, degreeOutcome } from '../../../src/core/automation/automation-degrees.ts';
import { automationCase, COSTS, HUMAN } from './automation-cases.ts';

const setting = {
  human: HUMAN,
  costs: COSTS,
  thresholds: { low: 0.25, high: 0.6 },
  reliance: 0.3,
  effort: 0.8,
};

describe('the five degrees of automation', () => {
  test('human only and shadow are people alone; full leaves them only what has no score', () => {
    fc.assert(
      fc.property(automationCase, (rows) => {
        const bench = automationBench(rows);
        const of = (degree: (typeof AUTOMATION_DEGREES)[number]['id']) =>
          degreeOutcome(bench, degree, setting);
        const n = rows.truth.length;
        expect(of('human')).toMatchObject({ automated: 0, reviewed: n });
        expect(of('shadow')).toEqual(of('human'));
        expect(of('full').reviewed).toBe(rows.scores.filter((score) => Number.isNaN(score)).length);
        expect(of('partial').automated).toBeLessThanOrEqual(of('full').automated);
        expect(of('assist')).toMatchObject({ automated: 0, reviewed: n, model: of('human').model });
      }),
    );
  });

  test('assistance without reliance and relief is people alone; with full reliance it errs as the model', () => {
    fc.assert(
      fc.property(automationCase, (rows) => {
        const bench = automationBench(rows);
        const assist = (reliance: number, effort: number) =>
          degreeOutcome(bench, 'assist', { ...setting, reliance, effort });
        const human = degreeOutcome(bench, 'human', setting);
        const full = degreeOutcome(bench, 'full', setting);
        expect(assist(0, 1).cost).toBeCloseTo(human.cost, 9);
        expect(assist(1, 1).people.falsePositives).toBeCloseTo(
          full.model.falsePositives + full.people.falsePositives,
          9,
        );
        expect(assist(1, 0).cost).toBeCloseTo(full.cost, 9);
        expect(assist(0.5, 0.7).cost).toBeLessThanOrEqual(assist(0.5, 1).cost);
      }),
    );
  });

  test('are five, each with a name and a meaning of its own', () => {
    expect(new Set(AUTOMATION_DEGREES.map(({ means }) => means)).size).toBe(5);
    expect(AUTOMATION_DEGREES.map(({ name }) => name)).toEqual([
      'Human only',
      'Shadow',
      'AI assistance',
      'Partial automation',
      'Full automation',
    ]);
  });
});
