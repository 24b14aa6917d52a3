import { judge } from '../brief/judge-target.ts';
import { isOfModel, modelFigure } from '../brief/model-figures.ts';
import type { Target } from '../brief/target.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { storedFigure } from '../evaluation/stored-figure.ts';
import type { Estimate } from '../kernel/estimate.ts';
import { VALUE } from '../metrics/outcome-value.ts';
import type { ModelVersion } from '../model/model-version.ts';
import type { LatencySample } from '../predictions/predictions.ts';

/** How the gates of a project stand, as far as is kept with an evaluation, without its rows. */
export interface StoredGates {
  failing: number;
  passing: number;
  /** Undecided, or to be measured on the rows: those of slices, for one. */
  unknown: number;
}

/** What figures are read from; without an evaluation no gate is known. `latencies`: newest first. */
export interface StoredFigures {
  evaluation: Evaluation | null;
  model: ModelVersion | null;
  latencies: readonly LatencySample[];
}

export function storedGates(targets: readonly Target[], figures: StoredFigures): StoredGates {
  const states = targets
    .filter(({ body }) => body.where.includes('gate'))
    .map(({ body }) => {
      const estimate = figureOf(body, figures);
      return estimate ? judge(body, estimate).state : null;
    });
  const count = (state: string): number => states.filter((other) => other === state).length;
  const [failing, passing] = [count('fail'), count('pass')];
  return { failing, passing, unknown: states.length - failing - passing };
}

function figureOf(
  { measure }: Target['body'],
  { evaluation, model, latencies }: StoredFigures,
): Estimate | null {
  if (!evaluation || measure.statistic !== 'value' || measure.slice !== null) return null;
  if (isOfModel(measure.metric)) return modelFigure(measure, model, latencies).estimate;
  return measure.metric === VALUE ? null : storedFigure(evaluation, measure);
}
