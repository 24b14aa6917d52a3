import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../property-seed.ts';
import { bestStep, type ThresholdGoal } from '../../../src/core/evaluation/best-threshold.ts';
import { cheapestStep, costHull } from '../../../src/core/evaluation/cost-hull.ts';
import { curveSteps } from '../../../src/core/evaluation/curve-steps.ts';
import {
  costOf,
  countsAt,
  countsOfStep,
  scoreSteps,
  stepAt,
  type ScoreSteps,
} from '../../../src/core/evaluation/score-steps.ts';
import { thresholdOfStep } from '../../../src/core/evaluation/threshold-of-step.ts';
import golden from '../../golden/threshold.json' with { type: 'json' };

/** Class 1 is positive. */
function stepsOf(truth: readonly number[], score: readonly number[], mask: Uint8Array | null = null) {
  const positive = Float64Array.from(score);
  const outcome = { truth: Int32Array.from(truth), scores: [positive.map((s) => 1 - s), positive] };
  return scoreSteps(outcome, 1, mask);
}

function scoreOf({ scores }: ScoreSteps, step: number | null): number | null {
  return step === null ? NaN : (scores[step] ?? null);
}

const rows = fc.array(fc.record({ truth: fc.integer({ min: -1, max: 2 }), score: scoreValue() }), {
  maxLength: 60,
});
function scoreValue(): fc.Arbitrary<number> {
  const few = fc.integer({ min: 0, max: 8 }).map((k) => k / 8);
  return fc.oneof(few, few, fc.constant(NaN), fc.float({ min: 0, max: 1, noNaN: true }));
}

describe('against scikit-learn', () => {
  it.each(golden.curves)('set $#', (wanted) => {
    const { steps, unlabeled, missing } = stepsOf(wanted.truth, wanted.score);
    expect([unlabeled, missing]).toEqual([0, 0]);
    for (const { threshold, ...counts } of wanted.at) expect(countsAt(steps, threshold)).toEqual(counts);
    const hull = costHull(steps);
    for (const { ratio, threshold } of wanted.cheapest) {
      expect(scoreOf(steps, cheapestStep(steps, hull, ratio))).toBe(threshold);
    }
    if (!wanted.roc) return;
    const [P, N] = [steps.positives[0]!, steps.negatives[0]!];
    const descending = [...steps.positives.keys()].reverse();
    expect(descending.map((step) => scoreOf(steps, step))).toEqual(wanted.roc.thresholds);
    descending.forEach((step, at) => {
      const { tp, fp } = countsOfStep(steps, step);
      expect(tp / P).toBeCloseTo(wanted.roc.tpr[at]!, 12);
      expect(fp / N).toBeCloseTo(wanted.roc.fpr[at]!, 12);
      if (tp + fp === 0) return;
      expect(tp / (tp + fp)).toBeCloseTo(wanted.precisionRecall.precision[step]!, 12);
      expect(tp / P).toBeCloseTo(wanted.precisionRecall.recall[step]!, 12);
    });
    for (const of of ['f1', 'balancedAccuracy', 'accuracy'] as const) {
      expect(scoreOf(steps, bestStep(steps, { of }))).toBe(wanted.best[of]);
    }
  });
});

describe('steps', () => {
  it('count what a recount counts, at any threshold, within any rows', () => {
    fc.assert(
      fc.property(rows, scoreValue(), fc.boolean(), (made, threshold, masked) => {
        fc.pre(!Number.isNaN(threshold));
        const mask = masked ? Uint8Array.from(made, (_, row) => row % 2) : null;
        const { steps, unlabeled, missing } = stepsOf(
          made.map(({ truth }) => truth),
          made.map(({ score }) => score),
          mask,
        );
        const within = made.filter((_, row) => !mask || mask[row] === 1);
        const scored = within.filter(({ truth, score }) => truth >= 0 && !Number.isNaN(score));
        const count = (actual: boolean, said: boolean): number =>
          scored.filter(({ truth, score }) => (truth === 1) === actual && score >= threshold === said).length;
        expect(countsAt(steps, threshold)).toEqual({
          tp: count(true, true),
          fp: count(false, true),
          fn: count(true, false),
          tn: count(false, false),
        });
        expect(unlabeled).toBe(within.filter(({ truth }) => truth < 0).length);
        expect(unlabeled + missing + scored.length).toBe(within.length);
      }),
    );
  });

  it('keep the 32 bits of scores', () => {
    const scores = Float32Array.from([0.1, 0.2, 0.3]);
    const { steps } = scoreSteps({ truth: Int32Array.from([0, 1, 1]), scores: [scores, scores] }, 1);
    expect(steps.scores).toEqual(scores);
    // A threshold of 0.2 takes in what is stored as 0.2 in 32 bits, which is a little more.
    expect(countsAt(steps, 0.2)).toEqual({ tp: 2, fp: 0, fn: 0, tn: 1 });
    expect(countsAt(steps, 0.1)).toEqual({ tp: 2, fp: 1, fn: 0, tn: 0 });
  });

  it('are one, of nothing, where no row counts', () => {
    const { steps, unlabeled, missing } = stepsOf([-1, 1], [0.4, NaN]);
    expect([unlabeled, missing]).toEqual([1, 1]);
    expect(countsAt(steps, 0.5)).toEqual({ tp: 0, fp: 0, fn: 0, tn: 0 });
    expect(cheapestStep(steps, costHull(steps), 1)).toBe(0);
    expect([...curveSteps(steps)]).toEqual([0]);
  });

  it('refuse an outcome without scores', () => {
    expect(() => scoreSteps({ truth: Int32Array.of(1), scores: null }, 1)).toThrow(RangeError);
  });
});

const known = rows.map((made) => {
  const { steps } = stepsOf(
    made.map(({ truth }) => truth),
    made.map(({ score }) => score),
  );
  return steps;
});
const stepsIn = (steps: ScoreSteps): number[] => [...steps.positives.keys()];

describe('the cheapest threshold', () => {
  it('is what trying all finds, the highest of equals', () => {
    const ratio = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0.125, 0.25, 0.5, 1.5));
    fc.assert(
      fc.property(known, ratio, (steps, r) => {
        const costs = stepsIn(steps).map((step) => costOf(countsOfStep(steps, step), r));
        expect(cheapestStep(steps, costHull(steps), r)).toBe(costs.lastIndexOf(Math.min(...costs)));
      }),
    );
  });
});

describe('the best threshold', () => {
  it('is what trying all finds, the highest of equals', () => {
    const share = fc.integer({ min: 0, max: 10 }).map((k) => k / 10);
    fc.assert(
      fc.property(known, fc.constantFrom('precision', 'recall'), share, (steps, of, atLeast) => {
        const rates = stepsIn(steps).map((step) => {
          const { tp, fp, fn } = countsOfStep(steps, step);
          return { precision: tp / (tp + fp), recall: tp / (tp + fn), step };
        });
        const wanted = rates
          .filter(
            (rate) => rate[of] >= atLeast && !Number.isNaN(rate.precision) && !Number.isNaN(rate.recall),
          )
          .map((rate) => ({ worth: of === 'recall' ? rate.precision : rate.recall, step: rate.step }))
          .reduce<{ worth: number; step: number } | null>(
            (best, next) => (best && best.worth > next.worth ? best : next),
            null,
          );
        const goal: ThresholdGoal = { of, atLeast };
        expect(bestStep(steps, goal)).toBe(wanted?.step ?? null);
      }),
    );
  });

  it('is none without positives, or for balanced accuracy without negatives', () => {
    expect(bestStep(stepsOf([0, 0], [0.2, 0.4]).steps, { of: 'f1' })).toBeNull();
    expect(bestStep(stepsOf([1, 1], [0.2, 0.4]).steps, { of: 'balancedAccuracy' })).toBeNull();
    expect(bestStep(stepsOf([1, 0], [0.2, 0.4]).steps, { of: 'precision', atLeast: 0.9 })).toBeNull();
  });
});

describe('a threshold in few decimals', () => {
  it('takes in the scores from its step on and no others', () => {
    fc.assert(
      fc.property(known, (steps) => {
        for (const step of stepsIn(steps)) expect(stepAt(steps, thresholdOfStep(steps, step))).toBe(step);
      }),
    );
  });

  it('is short', () => {
    const scores = Float32Array.from([0.12345, 0.37, 0.5, 0.731, 1]);
    const { steps } = scoreSteps({ truth: Int32Array.from([0, 1, 0, 1, 1]), scores: [scores, scores] }, 1);
    expect(stepsIn(steps).map((step) => thresholdOfStep(steps, step))).toEqual([0, 0.3, 0.5, 0.7, 1, 1.01]);
  });
});

describe('steps of a curve', () => {
  it('are all where there are few, and few and spread where there are many', () => {
    const few = stepsOf([0, 1, 1], [0.1, 0.2, 0.3]).steps;
    expect([...curveSteps(few)]).toEqual([0, 1, 2, 3]);
    const many = Array.from({ length: 5000 }, (_, i) => (i / 5000) ** 3);
    const { steps } = stepsOf(
      many.map((_, i) => i % 2),
      many,
    );
    const chosen = curveSteps(steps, 100);
    expect(chosen.length).toBeLessThanOrEqual(100);
    expect([chosen[0], chosen.at(-1)]).toEqual([0, 5000]);
    const wide = (values: readonly number[]): number =>
      Math.max(...values.slice(1).map((value, i) => Math.abs(value - values[i]!)));
    expect(wide([...chosen].map((k) => steps.positives[k]! / 2500))).toBeLessThan(0.05);
    expect(wide([...chosen].map((k) => steps.scores[k] ?? 1))).toBeLessThan(0.05);
  });
});
