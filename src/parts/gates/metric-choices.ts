import { targetMetric } from '../../core/brief/target-metrics.ts';
import { LATENCY, MODEL_SIZE, THROUGHPUT } from '../../core/brief/model-figures.ts';
import { ERRORS } from '../../core/metrics/measure-rows.ts';
import { VALUE } from '../../core/metrics/outcome-value.ts';
import { isOfClass, plannedMetrics, type Says } from '../../core/metrics/planned-metrics.ts';
import type { Evaluation } from '../../core/evaluation/evaluation.ts';
import type { TargetGround } from './target-ground.ts';

export interface MetricChoice {
  value: string;
  label: string;
}

/** What can be asked of an evaluation, most telling first: what it holds, then what is counted or timed. */
export function metricChoices(evaluation: Evaluation): readonly MetricChoice[] {
  return named([...measuredMetrics(evaluation), LATENCY, MODEL_SIZE]);
}

/** What a target can be set on; `kept`: what it is on already, whether or not anything here has it. */
export function targetChoices(
  { evaluation, classes }: TargetGround,
  says: Says,
  kept: string | null,
): readonly MetricChoice[] {
  const known = classes.length > 0 ? classes.length : null;
  const ofRows = evaluation
    ? measuredMetrics(evaluation)
    : [...plannedMetrics(says, known), ...(says === 'class' ? [ERRORS] : [])];
  const money = says === 'class' && (known ?? 2) === 2 ? [VALUE] : [];
  const all = [...ofRows, ...money, LATENCY, THROUGHPUT, MODEL_SIZE];
  return named(kept === null || all.includes(kept) ? all : [kept, ...all]);
}

function measuredMetrics({ results, confusion }: Evaluation): readonly string[] {
  const ids = new Set(results.map(({ measure }) => measure.metric));
  return confusion ? [...ids, ERRORS] : [...ids];
}

function named(ids: readonly string[]): readonly MetricChoice[] {
  return ids.map((id) => ({ value: id, label: targetMetric(id)?.title ?? id }));
}

/** The classes a metric is of, the one shown first first; empty where it is of all. */
export function classChoices({ results, confusion }: Evaluation, metric: string): readonly string[] {
  const own = results.flatMap(({ measure }) =>
    measure.metric === metric && 'class' in measure.params ? [String(measure.params['class'])] : [],
  );
  return own.length === 0 ? [] : [...new Set([...own, ...(confusion?.classes ?? [])])];
}

/** The same where a target is set; `kept`: the class it is of already. `isOfOne`: it needs one, also where none is known. */
export function targetClasses(
  { evaluation, classes }: TargetGround,
  metric: string,
  kept: string | null,
): { isOfOne: boolean; classes: readonly string[] } {
  const known = evaluation ? classChoices(evaluation, metric) : isOfClass(metric) ? classes : [];
  const all = kept === null || known.includes(kept) ? known : [...known, kept];
  return { isOfOne: all.length > 0 || (!evaluation && isOfClass(metric)), classes: all };
}
