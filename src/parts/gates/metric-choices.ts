import { targetMetric } from '../../core/brief/target-metrics.ts';
import { LATENCY, MODEL_SIZE } from '../../core/brief/model-figures.ts';
import { ERRORS } from '../../core/metrics/measure-rows.ts';
import type { Evaluation } from '../../core/evaluation/evaluation.ts';

export interface MetricChoice {
  value: string;
  label: string;
}

/** What a target can be set on, most telling first: what the evaluation holds, then what is counted or timed. */
export function metricChoices({ results, confusion }: Evaluation): readonly MetricChoice[] {
  const ids = new Set(results.map(({ measure }) => measure.metric));
  if (confusion) ids.add(ERRORS);
  return [...ids, LATENCY, MODEL_SIZE].map((id) => ({ value: id, label: targetMetric(id)?.title ?? id }));
}

/** The classes a metric is of, the one shown first first; empty where it is of all. */
export function classChoices({ results, confusion }: Evaluation, metric: string): readonly string[] {
  const own = results.flatMap(({ measure }) =>
    measure.metric === metric && 'class' in measure.params ? [String(measure.params['class'])] : [],
  );
  return own.length === 0 ? [] : [...new Set([...own, ...(confusion?.classes ?? [])])];
}
