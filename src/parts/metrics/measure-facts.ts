import type { Evaluation } from '../../core/evaluation/evaluation.ts';
import type { Arithmetic } from '../../core/metrics/arithmetic.ts';
import { measureArithmetic, type ArithmeticFacts } from '../../core/metrics/measure-arithmetic.ts';
import type { MetricDetail } from '../../core/metrics/metric-detail.ts';
import type { Measured } from '../../core/metrics/measure.ts';
import type { Metrics } from '../../session/metrics.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import { titleOf } from './metric-words.ts';

/**
 * The arithmetic of a metric of an evaluation. Where the counts kept with it do not do, it is made from the rows, if
 * they are here.
 */
export async function arithmeticOf(
  measured: Measured,
  evaluation: Evaluation,
  open: OpenProject,
  metrics: Metrics,
): Promise<Arithmetic> {
  const title = titleOf(measured.measure);
  if (!evaluation.weights) {
    const kept = measureArithmetic(measured, title, factsOf(measured, evaluation, open, null));
    if (kept.steps.length > 0 || measured.estimate.value === null) return kept;
  }
  const here = open.isWhole(evaluation.table) && open.isWhole(evaluation.predictions);
  const detail = here ? await metrics.detail(evaluation.digest) : null;
  const made = measureArithmetic(measured, title, factsOf(measured, evaluation, open, detail));
  return here ? made : { ...made, notes: [...made.notes, 'The rows are not here to add up.'] };
}

function factsOf(
  { measure }: Measured,
  evaluation: Evaluation,
  open: OpenProject,
  detail: MetricDetail | null,
): ArithmeticFacts {
  const title = titleOf(measure);
  const task = open.object('model', evaluation.model)?.signature.task;
  const truth = open
    .object('table', evaluation.table)
    ?.columns.find((column) => column.name === evaluation.truth);
  return {
    table: detail?.table ?? (evaluation.weights ? null : evaluation.confusion),
    sums: detail?.sums ?? null,
    bins: detail?.calibrations.find(({ errors }) => errors.some((error) => titleOf(error.measure) === title))
      ?.bins,
    rows: truth ? { truth, within: { op: 'all' } } : null,
    weights: evaluation.weights,
    positive: task?.type === 'classification' ? task.positive : null,
  };
}
