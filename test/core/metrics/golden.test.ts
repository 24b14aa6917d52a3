import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/core/kernel/estimate.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { headline } from '../../../src/core/metrics/headline.ts';
import type { Measured } from '../../../src/core/metrics/measure.ts';
import { alignOutcome } from '../../../src/core/predictions/align-outcome.ts';
import type { Outcome } from '../../../src/core/predictions/outcome.ts';
import classification from '../../golden/classification.json' with { type: 'json' };
import regression from '../../golden/regression.json' with { type: 'json' };
import { columnFrom, numberColumn } from '../column-from.ts';

/** Reference values of scikit-learn and SciPy: test/golden/sections. null = undefined. */
function expectValue(got: Estimate, wanted: number | null, of: string): void {
  if (wanted === null) expect(got.value, of).toBeNull();
  else {
    expect(got.value, of).not.toBeNull();
    expect(Math.abs(got.value! - wanted), of).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(wanted)));
  }
}

function expectInterval(got: Estimate, wanted: readonly number[] | null, method: string): void {
  if (wanted === null || got.value === null) return;
  expect(got.interval!.method).toBe(method);
  expect(got.interval!.low).toBeCloseTo(wanted[0]!, 9);
  expect(got.interval!.high).toBeCloseTo(wanted[1]!, 9);
}

function find(results: readonly Measured[], metric: string, cls?: string): Estimate {
  const found = results.find(
    (r) => r.measure.metric === metric && (!cls || r.measure.params['class'] === cls),
  );
  if (!found) throw new Error(`no ${metric}`);
  return found.estimate;
}

function expectInsideOwnInterval({ measure, estimate }: Measured): void {
  if (estimate.value === null || !estimate.interval) return;
  const { low, high } = estimate.interval;
  expect(low, measure.metric).toBeLessThanOrEqual(estimate.value + 1e-12);
  expect(high, measure.metric).toBeGreaterThanOrEqual(estimate.value - 1e-12);
}

type Truth = (string | number | boolean)[];

describe('binary', () => {
  it.each(classification.binary)('$name', (golden) => {
    const { classes, positive, scores, predicted } = golden;
    const { outcome } = alignOutcome(
      columnFrom('truth', golden.truth as Truth),
      [
        {
          ...columnFrom(
            'label',
            predicted.map((p) => `${p}`),
          ),
          name: 'label',
        },
        numberColumn(`score:${positive}`, scores),
      ],
      { type: 'classification', classes, positive, threshold: null },
    );
    const results = headline(outcome, createRandom(1));
    for (const [metric, wanted] of Object.entries(golden.expected)) {
      expectValue(find(results, metric), wanted, metric);
    }
    expect(results).toHaveLength(Object.keys(golden.expected).length);
    expectInterval(find(results, 'rocAuc'), golden.delong, 'DeLong');
    results.forEach(expectInsideOwnInterval);
  });
});

describe('multiclass', () => {
  it.each(classification.multiclass)('$name', (golden) => {
    const { classes, scores, predicted } = golden;
    const { outcome } = alignOutcome(
      columnFrom('truth', golden.truth as Truth),
      [
        columnFrom('label', predicted),
        ...classes.map((name, k) => numberColumn(`score:${name}`, scores[k]!)),
      ],
      { type: 'classification', classes, positive: null, threshold: null },
    );
    const results = headline(outcome, createRandom(1));
    for (const [metric, wanted] of Object.entries(golden.expected)) {
      expectValue(find(results, metric), wanted, metric);
    }
    for (const [name, rates] of Object.entries(golden.byClass)) {
      for (const [metric, wanted] of Object.entries(rates)) {
        expectValue(find(results, metric, name), wanted as number | null, `${metric} of ${name}`);
      }
    }
  });
});

describe('regression', () => {
  it.each(regression.regression)('$name', (golden) => {
    const { outcome } = alignOutcome(
      numberColumn('truth', golden.truth),
      [numberColumn('value', golden.predicted)],
      { type: 'regression', unit: null },
    );
    const results = headline(outcome, createRandom(1));
    expect(results).toHaveLength(6);
    for (const [metric, wanted] of Object.entries(golden.expected)) {
      // Far from zero the truth itself is only known to 1e-7 of the errors' size.
      if (golden.name === 'far from zero') {
        expect(find(results, metric).value! / wanted!).toBeCloseTo(1, 6);
      } else expectValue(find(results, metric), wanted, metric);
    }
    if (golden.name !== 'far from zero') {
      expectInterval(find(results, 'mae'), golden.maeInterval, 't interval of the mean');
    }
    const mape = find(results, 'mape');
    if (mape.value !== null) expect(mape.dropped.infinite ?? 0).toBe(golden.zeros);
    results.forEach(expectInsideOwnInterval);
  });
});

describe('the reference itself', () => {
  it('has at least 100 metric values', () => {
    const values = [...classification.binary, ...classification.multiclass, ...regression.regression].flatMap(
      (c) => Object.values(c.expected),
    );
    expect(values.length).toBeGreaterThan(250);
    expect(values.filter((value) => value === null).length).toBeGreaterThan(10);
  });
});

describe('reasons', () => {
  const all = (truth: number[], predicted: number[], scores: boolean): Outcome => ({
    type: 'classification',
    classes: ['no', 'yes'],
    truth: Int32Array.from(truth),
    predicted: Int32Array.from(predicted),
    scores: scores ? [new Float64Array(truth.length), new Float64Array(truth.length)] : null,
    positive: 1,
  });
  const reasonOf = (outcome: Outcome, metric: string): string | null => {
    const got = find(headline(outcome, createRandom(1)), metric);
    return got.value === null ? got.reason : null;
  };
  it('says why there is no number', () => {
    expect(reasonOf(all([], [], true), 'accuracy')).toBe('emptySlice');
    expect(reasonOf(all([], [], true), 'rocAuc')).toBe('emptySlice');
    expect(reasonOf(all([], [], true), 'logLoss')).toBe('emptySlice');
    expect(reasonOf(all([0, 0], [0, 1], true), 'recall')).toBe('noPositives');
    expect(reasonOf(all([1, 1], [0, 1], true), 'specificity')).toBe('noNegatives');
    expect(reasonOf(all([0, 1], [0, 0], true), 'precision')).toBe('noPredictedPositives');
    expect(reasonOf(all([0, 1], [0, 0], true), 'mcc')).toBe('constant');
    expect(reasonOf(all([0, 0], [0, 1], true), 'mcc')).toBe('singleClass');
    expect(reasonOf(all([0, 0], [0, 0], true), 'cohenKappa')).toBe('singleClass');
    expect(reasonOf(all([0, 1], [0, 1], false), 'rocAuc')).toBe('noScores');
    expect(reasonOf(all([0, 1], [0, 1], false), 'brier')).toBe('noScores');
  });
  it('counts what was left out', () => {
    const outcome = all([0, 1, -1, 1], [0, 1, 1, -1], true);
    const got = find(headline(outcome, createRandom(1)), 'accuracy');
    expect(got).toMatchObject({ value: 1, n: 2, dropped: { unlabeled: 1, missing: 1 } });
  });
  it('leaves infinite errors out of a regression', () => {
    const outcome: Outcome = {
      type: 'regression',
      truth: Float64Array.of(1, 2, NaN, 4, Infinity),
      predicted: Float64Array.of(2, NaN, 1, 4, 1),
      unit: null,
    };
    expect(find(headline(outcome, createRandom(1)), 'mae')).toMatchObject({
      value: 0.5,
      n: 2,
      dropped: { unlabeled: 1, missing: 1, infinite: 1 },
    });
  });
});
