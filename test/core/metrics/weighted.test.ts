import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracyScore,
  balancedAccuracyScore,
  kappaScore,
  mccScore,
  type Score,
} from '../../../src/core/metrics/agreement-scores.ts';
import { binaryCounts } from '../../../src/core/metrics/binary-counts.ts';
import {
  macroAverages,
  macroAveragesOverAllLabels,
  weightedAverages,
} from '../../../src/core/metrics/class-averages.ts';
import { countClasses, marginsOf } from '../../../src/core/metrics/class-counts.ts';
import { weighClasses } from '../../../src/core/metrics/weigh-classes.ts';
import type { ClassOutcome } from '../../../src/core/predictions/outcome.ts';
import golden from '../../golden/weighted.json' with { type: 'json' };

function outcomeOf(truth: readonly number[], predicted: readonly number[], classes: number): ClassOutcome {
  return {
    type: 'classification',
    classes: Array.from({ length: classes }, (_, k) => `class ${String(k)}`),
    truth: Int32Array.from(truth),
    predicted: Int32Array.from(predicted),
    scores: null,
    positive: null,
  };
}

function scoresOf(outcome: ClassOutcome, weights: readonly number[]): Record<string, Score> {
  const margins = marginsOf(weighClasses(outcome, weights));
  const present = macroAverages(margins);
  const all = macroAveragesOverAllLabels(margins);
  const weighted = weightedAverages(margins);
  return {
    accuracy: accuracyScore(margins),
    balancedAccuracy: balancedAccuracyScore(margins),
    mcc: mccScore(margins),
    cohenKappa: kappaScore(margins),
    macroPrecision: present.precision,
    macroRecall: present.recall,
    macroF1: present.f1,
    macroF1AllLabels: all.f1,
    macroRecallAllLabels: all.recall,
    weightedPrecision: weighted.precision,
    weightedF1: weighted.f1,
  };
}

describe('reference values: test/golden/sections/weighted.py', () => {
  it.each(golden.cases)('$name', ({ truth, predicted, weights, classes, expected }) => {
    const got = scoresOf(outcomeOf(truth, predicted, classes), weights);
    for (const [name, wanted] of Object.entries(expected)) {
      if (wanted === null) expect(got[name], name).toBeTypeOf('string');
      else expect(got[name], name).toBeCloseTo(wanted, 9);
    }
  });
});

const rows = fc.array(
  fc.record({
    truth: fc.integer({ min: -1, max: 2 }),
    predicted: fc.integer({ min: -1, max: 2 }),
    weight: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 30 },
);

describe('properties', () => {
  it('weights of 1 count rows, and a whole weight is that many copies', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const of = (some: typeof list): ClassOutcome =>
          outcomeOf(
            some.map((r) => r.truth),
            some.map((r) => r.predicted),
            3,
          );
        const ones = list.map(() => 1);
        expect(weighClasses(of(list), ones)).toMatchObject(countClasses(of(list)));
        const copies = list.flatMap((r) => Array.from({ length: r.weight }, () => r));
        const weighed = weighClasses(
          of(list),
          list.map((r) => r.weight),
        );
        expect(weighed.cells).toEqual(countClasses(of(copies)).cells);
        expect(binaryCounts(weighed, 1)).toEqual(binaryCounts(countClasses(of(copies)), 1));
      }),
    );
  });

  it('the unit of the weights and the order of the rows do not matter', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const of = (some: typeof list, unit: number): Record<string, Score> =>
          scoresOf(
            outcomeOf(
              some.map((r) => r.truth),
              some.map((r) => r.predicted),
              3,
            ),
            some.map((r) => unit * r.weight),
          );
        expect(of([...list].reverse(), 1)).toEqual(of(list, 1));
        const scaled = of(list, 8);
        for (const [name, score] of Object.entries(of(list, 1))) {
          if (typeof score === 'string') expect(scaled[name]).toBe(score);
          else expect(scaled[name]).toBeCloseTo(score, 12);
        }
      }),
    );
  });
});

describe('edges', () => {
  it('rows without a weight are left out and counted; negative weights are refused', () => {
    const outcome = outcomeOf([0, 1, 1, -1], [0, 1, 0, 0], 2);
    const got = weighClasses(outcome, [1, NaN, Infinity, 1]);
    expect(got).toMatchObject({ n: 1, rows: 1, unweighed: 2, unlabeled: 1, failed: 0 });
    expect(() => weighClasses(outcome, [1, -1, 1, 1])).toThrow(RangeError);
  });
});
