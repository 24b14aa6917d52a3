import type { ColumnMeta, Role } from '../table/column.ts';

/** What says nothing of the label by itself, or too much. */
const LEFT_OUT: ReadonlySet<Role> = new Set([
  'label',
  'prediction',
  'probability',
  'identifier',
  'annotator',
  'weight',
  'ignore',
]);

/** Names of the columns that a simple model may learn the label from, unless the user says otherwise. `answers`: a model's own. */
export function learnableColumns(
  columns: readonly ColumnMeta[],
  label: string,
  answers: readonly string[] = [],
): readonly string[] {
  return columns
    .filter(({ name, role }) => name !== label && !LEFT_OUT.has(role) && !answers.includes(name))
    .map(({ name }) => name);
}
