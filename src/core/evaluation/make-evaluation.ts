import { createRandom } from '../kernel/random.ts';
import { headline } from '../metrics/headline.ts';
import { weighedHeadline } from '../metrics/weighed-headline.ts';
import type { Task } from '../model/signature.ts';
import { alignOutcome } from '../predictions/align-outcome.ts';
import { weighRows } from '../predictions/weigh-rows.ts';
import type { Predictions } from '../predictions/predictions.ts';
import type { Column } from '../table/column.ts';
import { confusionOf } from './confusion-of.ts';
import type { Evaluation } from './evaluation.ts';

/** Seed of the bootstrap behind those intervals that have no formula. */
export const EVALUATION_SEED = 1;

/**
 * What predictions are worth against a truth column of their table: the metrics that `headline` gives and, of a
 * classification, the confusion matrix. `predicted` are the columns of `made`, whole; `weights` is a column of sample
 * weights, null = every row counts as one. The same columns give the same figures. Throws Problem as `alignOutcome` and
 * `weighRows` do.
 */
export function makeEvaluation(
  made: Predictions,
  predicted: readonly Column[],
  truth: Column,
  task: Task,
  weights: Column | null = null,
): Omit<Evaluation, 'digest' | 'madeBy'> {
  const { outcome } = alignOutcome(truth, predicted, task);
  const random = createRandom(EVALUATION_SEED);
  return {
    kind: 'evaluation',
    table: made.table,
    model: made.model,
    predictions: made.digest,
    truth: truth.name,
    ...(weights ? { weights: weights.name } : {}),
    rows: made.rows,
    results: weights ? weighedHeadline(weighRows(outcome, weights), random) : headline(outcome, random),
    confusion: outcome.type === 'classification' ? confusionOf(outcome, null) : null,
  };
}
