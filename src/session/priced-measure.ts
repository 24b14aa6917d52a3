import type { Evaluation } from '../core/evaluation/evaluation.ts';
import type { Measure } from '../core/metrics/measure.ts';
import { OUTCOMES, valueMeasure } from '../core/metrics/outcome-value.ts';
import type { EstimateDocument } from '../core/scoping/estimate-document.ts';
import type { OpenProject } from './open-project.svelte.ts';

export type ErrorCosts = Extract<EstimateDocument['body'], { of: 'errors' }>;

/** The estimates of what errors cost, by which a target can be set on money; oldest first. */
export function errorCosts(
  open: Pick<OpenProject, 'estimates'>,
): readonly { estimate: EstimateDocument; costs: ErrorCosts }[] {
  return open.estimates.flatMap((estimate) =>
    estimate.body.of === 'errors' ? [{ estimate, costs: estimate.body }] : [],
  );
}

/**
 * Money per 1,000 rows as it is asked of the rows of an evaluation: `params.estimate` names the estimate whose values
 * count as they are now, `params.currency` what they were in when the target was set. Or why it cannot be asked.
 */
export function pricedMeasure(
  open: OpenProject,
  { params }: Measure,
  { model, confusion }: Evaluation,
): { measure: Measure; why: null } | { measure: null; why: string } {
  const none = (why: string) => ({ measure: null, why });
  const id = String(params['estimate'] ?? '');
  const found = errorCosts(open).find(({ estimate }) => estimate.id === id);
  if (!found) {
    const name = open.deleted(id)?.name;
    return none(name ? `the estimate “${name}” is gone` : 'its estimate of what errors cost is gone');
  }
  const { values, currency } = found.costs;
  const agreed = String(params['currency'] ?? '');
  if (currency !== agreed) {
    const [now, then] = [currency, agreed].map((unit) => (unit === '' ? 'no unit' : unit));
    return none(`“${found.estimate.name}” is in ${now!} by now, and the target in ${then!}`);
  }
  if (OUTCOMES.every((outcome) => values[outcome] === 0)) {
    return none(`in “${found.estimate.name}” no outcome is worth anything yet`);
  }
  const task = open.object('model', model)?.signature.task;
  const positive = task?.type === 'classification' ? task.positive : null;
  const classes = confusion?.classes ?? [];
  if (positive === null || classes.length !== 2 || !classes.includes(positive)) {
    return none('the model does not say yes or no, so its errors have no such cost');
  }
  return { measure: valueMeasure(values, positive), why: null };
}
