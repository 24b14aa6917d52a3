import type { BaselineFigure } from '../../../core/evaluation/baseline.ts';
import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Baseline, SheetMetric } from '../../../core/evaluation/sheet.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';
import type { Models } from '../../../session/models.ts';

/** Other evaluations whose model can be the level of a sheet: of the same rows and truth. */
export function levelsFrom(open: OpenProject, evaluation: Evaluation): readonly Shelved<'evaluation'>[] {
  return open.evaluations.filter(
    ({ object }) =>
      object.digest !== evaluation.digest &&
      object.table === evaluation.table &&
      object.truth === evaluation.truth &&
      (object.confusion === null) === (evaluation.confusion === null) &&
      open.isWhole(object.predictions),
  );
}

/** Figures that speak of a sheet's metric, on its dataset or on no certain one. */
export function figuresFor(
  open: OpenProject,
  { table }: Evaluation,
  metric: SheetMetric,
): readonly BaselineFigure[] {
  return open.baselines.filter(({ body }) => {
    const ofClass = body.measure.params['class'];
    return (
      body.measure.metric === metric.metric &&
      (ofClass === undefined || ofClass === metric.class) &&
      (body.table === null || body.table === table)
    );
  });
}

/** The level that another model reaches on all rows and on some slices, those left out where it has none. */
export async function levelsOf(
  models: Models,
  other: Evaluation,
  source: string,
  metric: SheetMetric,
  slices: readonly { name: string; where: Predicate }[],
): Promise<readonly { where: Predicate | null; baseline: Baseline }[]> {
  const { all, rows } = await models.sheet({
    evaluation: other.digest,
    column: null,
    slices,
    baseline: null,
    rowBaselines: {},
    metric,
  });
  return [
    { where: null, value: all.metric.value },
    ...rows.map((row) => ({ where: row.where, value: row.metric.value })),
  ].flatMap(({ where, value }) => (value === null ? [] : [{ where, baseline: { value, source } }]));
}
