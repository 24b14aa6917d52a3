import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { headline } from '../../../src/core/metrics/headline.ts';
import type { Measured } from '../../../src/core/metrics/measure.ts';
import { metricDetail, type MetricDetail } from '../../../src/core/metrics/metric-detail.ts';
import { weighedHeadline } from '../../../src/core/metrics/weighed-headline.ts';
import type { Outcome } from '../../../src/core/predictions/outcome.ts';
import { weighRows } from '../../../src/core/predictions/weigh-rows.ts';
import golden from '../../golden/metric_detail.json' with { type: 'json' };
import { numberColumn } from '../column-from.ts';

interface Case {
  truth: number[];
  predicted: number[];
  weights: number[] | null;
}

function classesOf({ truth, predicted, scores }: Case & { scores: number[][] }, binary: boolean): Outcome {
  return {
    type: 'classification',
    classes: scores.map((_, k) => `class ${String(k)}`),
    truth: Int32Array.from(truth),
    predicted: Int32Array.from(predicted),
    scores: scores.map((column) => Float64Array.from(column)),
    positive: binary ? 1 : null,
  };
}

function measure(outcome: Outcome, weights: number[] | null): { results: Measured[]; detail: MetricDetail } {
  const random = createRandom(1);
  if (!weights) {
    const detail = metricDetail(outcome, null, 0, createRandom(2));
    return { results: [...headline(outcome, random), ...detail.more], detail };
  }
  const weighed = weighRows(outcome, numberColumn('weight', weights));
  const detail = metricDetail(weighed.outcome, weighed.weights, weighed.unweighted, createRandom(2));
  return { results: [...weighedHeadline(weighed, random), ...detail.more], detail };
}

let compared = 0;
function expectNear(got: number | null | undefined, wanted: number | null, of: string): void {
  compared++;
  if (wanted === null) expect(got, of).toBeNull();
  else {
    expect(got, of).toBeTypeOf('number');
    expect(Math.abs(got! - wanted), of).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
  }
}

function expectMetrics(
  results: readonly Measured[],
  expected: Readonly<Record<string, number | null>>,
): void {
  for (const [metric, wanted] of Object.entries(expected)) {
    const found = results.find(({ measure: { metric: id } }) => id === metric);
    expect(found, metric).toBeDefined();
    expectNear(found!.estimate.value, wanted, metric);
  }
  for (const { measure: of, estimate } of results) {
    if (estimate.value === null || !estimate.interval) continue;
    expect(estimate.interval.low, of.metric).toBeLessThanOrEqual(estimate.value + 1e-9);
    expect(estimate.interval.high, of.metric).toBeGreaterThanOrEqual(estimate.value - 1e-9);
  }
}

type Binned = Record<'bins' | 'expected' | 'maximum' | 'rootMeanSquare', number>;
type ByBinning = Record<'width' | 'mass', Binned>;

function expectCalibration(detail: MetricDetail, of: string | null, wanted: ByBinning): void {
  for (const binning of ['width', 'mass'] as const) {
    const found = detail.calibrations.find((one) => one.of === of && one.binning === binning)!;
    const { bins, ...errors } = wanted[binning];
    expect(found.bins.filter(({ rows }) => rows > 0)).toHaveLength(bins);
    Object.values(errors).forEach((error, at) =>
      expectNear(found.errors[at]!.estimate.value, error, `${binning} ${String(at)}`),
    );
  }
}

describe('reference values: test/golden/sections/metric_detail.py', () => {
  it.each(golden.binary)('binary: $name', ({ scores, expected, calibrations, ...of }) => {
    const both = [scores.map((score) => 1 - score), scores];
    const { results, detail } = measure(classesOf({ ...of, scores: both }, true), of.weights);
    expectMetrics(results, expected!);
    expectCalibration(detail, 'class 1', calibrations!.positive);
    expectCalibration(detail, null, calibrations!.topLabel);
  });

  it.each(golden.multiclass)('multiclass: $name', ({ scores, expected, calibrations, byClass, ...of }) => {
    const { results, detail } = measure(classesOf({ ...of, scores }, false), of.weights);
    expectMetrics(results, expected);
    expectCalibration(detail, null, calibrations.topLabel);
    byClass.forEach((wanted, k) => {
      const found = detail.classes[k]!;
      expectNear(found.actual, wanted.actual, 'actual');
      expectNear(found.predicted, wanted.predicted, 'predicted');
      expectNear(found.precision.value, wanted.precision, `precision of ${found.name}`);
      expectNear(found.recall.value, wanted.recall, `recall of ${found.name}`);
      expectNear(found.f1.value, wanted.f1, `F1 of ${found.name}`);
    });
  });

  it.each(golden.regression)('regression: $name', ({ expected, ...of }) => {
    const outcome: Outcome = {
      type: 'regression',
      truth: Float64Array.from(of.truth),
      predicted: Float64Array.from(of.predicted),
      unit: null,
    };
    expectMetrics(measure(outcome, of.weights).results, expected);
  });

  it('are more than 400 numbers', () => {
    expect(compared).toBeGreaterThan(400);
  });
});
