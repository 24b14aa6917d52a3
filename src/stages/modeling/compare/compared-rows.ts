import type { BaselineFigure } from '../../../core/evaluation/baseline.ts';
import type { Estimate } from '../../../core/kernel/estimate.ts';
import { estimate } from '../../../core/kernel/estimate.ts';
import { compareEstimates } from '../../../core/metrics/compare-estimates.ts';
import type { Measure } from '../../../core/metrics/measure.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { isOfBaseline } from '../../../session/is-of-baseline.ts';
import type { Chosen, ShelvedEvaluation } from './chosen.ts';
import type { ComparisonState } from './comparison-state.svelte.ts';
import { costOf, type ModelCost } from './model-cost.ts';

/** A line of the comparison: an evaluation, or a figure that someone gave. */
export interface ComparedRow {
  key: string;
  name: string;
  shelved: ShelvedEvaluation | null;
  figure: BaselineFigure | null;
  isReference: boolean;
  isBaseline: boolean;
  value: Estimate | null;
  /** From the reference; null for the reference, and while it is not known. */
  difference: Estimate | null;
  /** Of no difference: McNemar's for accuracy, DeLong's for the area; null where there is none. */
  p: number | null;
  cost: ModelCost | null;
}

/** Whether a figure speaks of the rows compared and of this metric. */
function fitsFigure({ body }: BaselineFigure, measure: Measure, table: string): boolean {
  const { params, metric } = body.measure;
  const ofClass = params['class'];
  return (
    metric === measure.metric &&
    (body.table === null || body.table === table) &&
    (ofClass === undefined || ofClass === measure.params['class'])
  );
}

/** The lines of one metric: the reference, the others, then the figures that speak of it. */
export function comparedRows(
  open: OpenProject,
  { reference, others }: Chosen,
  state: ComparisonState,
  measure: Measure,
): readonly ComparedRow[] {
  if (!reference) return [];
  const storedOf = ({ object }: ShelvedEvaluation): Estimate | null =>
    object.results.find(
      ({ measure: own }) => own.metric === measure.metric && own.params['class'] === measure.params['class'],
    )?.estimate ?? null;
  const rowOf = (shelved: ShelvedEvaluation): ComparedRow => {
    const { digest, model } = shelved.object;
    const comparison = state.of(digest);
    const pair = state.pair(digest, measure.metric);
    const p =
      measure.metric === 'accuracy'
        ? (comparison?.test?.p ?? null)
        : measure.metric === 'rocAuc'
          ? (comparison?.aucP ?? null)
          : null;
    return {
      key: digest,
      name: open.nameOf(model, shelved.entry.name),
      shelved,
      figure: null,
      isReference: shelved === reference,
      isBaseline: isOfBaseline(open, shelved.object),
      value:
        storedOf(shelved) ??
        (pair && pair.second !== null && comparison ? estimate(pair.second, comparison.n) : null),
      difference: pair?.difference ?? null,
      p,
      cost: costOf(open, model),
    };
  };
  const ownValue = storedOf(reference);
  const figures = open.baselines
    .filter((figure) => fitsFigure(figure, measure, reference.object.table))
    .map((figure): ComparedRow => {
      const value = estimate(figure.body.value, figure.body.n ?? 0, figure.body.interval);
      return {
        ...{ key: figure.id, name: figure.name, shelved: null, figure, isReference: false, isBaseline: true },
        ...{ value, p: null, cost: null },
        difference: ownValue && compareEstimates(value, ownValue, 'difference'),
      };
    });
  return [reference, ...others].map(rowOf).concat(figures);
}
