import { expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { metricFacts } from '../../../src/core/metrics/catalogue.ts';
import { headline } from '../../../src/core/metrics/headline.ts';
import { RowMeasurer } from '../../../src/core/metrics/measure-rows.ts';
import { isOfClass, plannedMetrics } from '../../../src/core/metrics/planned-metrics.ts';
import type { ClassOutcome, ValueOutcome } from '../../../src/core/predictions/outcome.ts';

const said = (classes: readonly string[], positive: number | null): ClassOutcome => ({
  ...{ type: 'classification', classes, positive },
  truth: Int32Array.of(0, 1, 1, 0, 1, 0),
  predicted: Int32Array.of(0, 1, 0, 0, 1, 1),
  scores: classes.map((_, k) => Float64Array.of(0.1, 0.4, 0.5, 0.2, 0.9, 0.3).map((x) => (k ? x : 1 - x))),
});
const values: ValueOutcome = {
  ...{ type: 'regression', unit: null },
  ...{ truth: Float64Array.of(1, 2, 4), predicted: Float64Array.of(1, 3, 5) },
};

it('what can be planned is measured once there is a model, of the class that was named', () => {
  const outcomes = [
    { outcome: said(['no', 'yes'], 1), planned: plannedMetrics('class', 2) },
    { outcome: said(['no', 'yes', 'maybe'], null), planned: plannedMetrics('class', 3) },
    { outcome: values, planned: plannedMetrics('value', null) },
  ];
  for (const { outcome, planned } of outcomes) {
    const measurer = new RowMeasurer(outcome);
    for (const metric of planned) {
      expect(metricFacts(metric), metric).not.toBeNull();
      const params = isOfClass(metric) ? { class: 'yes' } : {};
      expect(() => measurer.measure({ metric, params }), metric).not.toThrow();
    }
  }
});

it('a metric is of one class exactly where an evaluation names one', () => {
  const named = headline(said(['no', 'yes'], 1), createRandom(1));
  for (const { measure } of named)
    expect(isOfClass(measure.metric), measure.metric).toBe('class' in measure.params);
});
