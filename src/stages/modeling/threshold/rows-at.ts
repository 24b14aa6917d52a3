import { stepAt, type ScoreSteps } from '../../../core/evaluation/score-steps.ts';
import { classValue } from '../../../core/metrics/counted-rows.ts';
import type { Field, Predicate } from '../../../core/slices/predicate.ts';
import { conjoin } from '../../../core/slices/predicate-key.ts';
import type { ColumnMeta } from '../../../core/table/column.ts';

/** Which rows of a confusion matrix: what they are, and what a threshold says of them; null = either. */
export interface CellAt {
  actual: boolean | null;
  predicted: boolean | null;
}

/**
 * The rows of a slice that a threshold puts into a cell, by truth and score. The score compared with is one that rows
 * have: as scores are kept in 32 bits, a number between two of them could be rounded past one.
 */
export function rowsAt(
  truth: Pick<ColumnMeta, 'name' | 'type'>,
  positive: string,
  within: Predicate,
  steps: ScoreSteps,
  threshold: number,
  { actual, predicted }: CellAt,
): Predicate {
  const answer: Field = { of: 'data', name: truth.name };
  const score: Field = { of: 'prediction', name: `score:${positive}` };
  const is: Predicate = { op: 'in', field: answer, values: [classValue(positive, truth.type)] };
  const given = (field: Field): Predicate => ({ op: 'not', of: { op: 'missing', field } });
  const parts: Predicate[] = [];
  if (actual === true) parts.push(is);
  else parts.push(...(actual === false ? [{ op: 'not' as const, of: is }] : []), given(answer));
  const value = steps.scores[stepAt(steps, threshold)] ?? 2;
  if (predicted === null) parts.push(given(score));
  else parts.push({ op: predicted ? 'ge' : 'lt', field: score, value });
  return conjoin(within, { op: 'and', of: parts });
}
