import { metricFacts, type MetricFacts } from '../metrics/catalogue.ts';
import { ERRORS } from '../metrics/measure-rows.ts';
import { VALUE } from '../metrics/outcome-value.ts';
import { LATENCY, MODEL_SIZE, THROUGHPUT } from './model-figures.ts';

/** A metric that a target can be set on: any of the catalogue, and those below. */
export interface TargetMetric extends Omit<MetricFacts, 'unit'> {
  /** "money": in the currency of the estimate behind it. */
  unit: MetricFacts['unit'] | 'count' | 'ms' | 'rows/s' | 'bytes' | 'money';
}

const MORE: readonly TargetMetric[] = [
  {
    id: ERRORS,
    title: 'Errors',
    definition: 'rows predicted wrong, or with no answer, among those with a label',
    unit: 'count',
    higherIsBetter: false,
  },
  {
    id: LATENCY,
    title: 'Latency',
    definition: 'time of a single call; at the percentile given, that share of the calls took no longer',
    unit: 'ms',
    higherIsBetter: false,
  },
  {
    id: THROUGHPUT,
    title: 'Throughput',
    definition:
      'rows a second in single calls; at the percentile given, that share of the calls were at least as fast',
    unit: 'rows/s',
    higherIsBetter: true,
  },
  {
    id: VALUE,
    title: 'Value per 1,000 rows',
    definition:
      'money that 1,000 rows bring, by what each outcome is worth in an estimate of the cost of errors',
    unit: 'money',
    higherIsBetter: true,
  },
  {
    id: MODEL_SIZE,
    title: 'Model size',
    definition: 'bytes of the model’s file',
    unit: 'bytes',
    higherIsBetter: false,
  },
];

/** null for a metric of a newer version. */
export function targetMetric(id: string): TargetMetric | null {
  return metricFacts(id) ?? MORE.find((metric) => metric.id === id) ?? null;
}
