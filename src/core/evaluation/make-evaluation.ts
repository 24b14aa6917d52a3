import { createRandom } from '../kernel/random.ts';
import { headline } from '../metrics/headline.ts';
import type { Task } from '../model/signature.ts';
import { alignOutcome } from '../predictions/align-outcome.ts';
import type { Predictions } from '../predictions/predictions.ts';
import type { Column } from '../table/column.ts';
import { confusionOf } from './confusion-of.ts';
import type { Evaluation } from './evaluation.ts';

/** Seed of the bootstrap behind those intervals that have no formula. */
export const EVALUATION_SEED = 1;

/**
 * What predictions are worth against a truth column of their table: the metrics that `headline` gives and, of a
 * classification, the confusion matrix. `predicted` are the columns of `made`, whole. The same columns give the same
 * figures. Throws Problem as `alignOutcome` does.
 */
export function makeEvaluation(
  made: Predictions,
  predicted: readonly Column[],
  truth: Column,
  task: Task,
): Omit<Evaluation, 'digest' | 'madeBy'> {
  const { outcome } = alignOutcome(truth, predicted, task);
  return {
    kind: 'evaluation',
    table: made.table,
    model: made.model,
    predictions: made.digest,
    truth: truth.name,
    rows: made.rows,
    results: headline(outcome, createRandom(EVALUATION_SEED)),
    confusion: outcome.type === 'classification' ? confusionOf(outcome, null) : null,
  };
}
