import { conjoin } from '../../../core/slices/predicate-key.ts';
import type { Field, Predicate } from '../../../core/slices/predicate.ts';
import type { ColumnMeta } from '../../../core/table/column.ts';

/** The rows of a slice that the model got wrong. */
export function wrongRows(where: Predicate): Predicate {
  return conjoin(where, { op: 'eq', field: { of: 'prediction', name: 'wrong' }, value: true });
}

/** The rows behind one cell of a confusion matrix. */
export function cellRows(truth: ColumnMeta, where: Predicate, actual: string, predicted: string): Predicate {
  const numeric = truth.type === 'number' || truth.type === 'integer';
  const value = numeric ? Number(actual) : actual;
  const cell: Predicate = {
    op: 'and',
    of: [
      { op: 'in', field: { of: 'data', name: truth.name }, values: [value] },
      { op: 'in', field: { of: 'prediction', name: 'label' }, values: [predicted] },
    ],
  };
  return conjoin(where, cell);
}

/** The rows behind one cell of actual against predicted values. */
export function blockRows(
  truth: ColumnMeta,
  where: Predicate,
  actual: readonly [number, number],
  predicted: readonly [number, number],
): Predicate {
  const within = (field: Field, [low, high]: readonly [number, number]): Predicate => ({
    op: 'between',
    field,
    low,
    high,
    closed: '[)',
  });
  const block: Predicate = {
    op: 'and',
    of: [
      within({ of: 'data', name: truth.name }, actual),
      within({ of: 'prediction', name: 'value' }, predicted),
    ],
  };
  return conjoin(where, block);
}
