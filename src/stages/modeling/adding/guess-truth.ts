import type { Signature } from '../../../core/model/signature.ts';
import type { ColumnMeta } from '../../../core/table/column.ts';

export interface TruthGuess {
  column: string;
  /** Why, in one sentence; null where the column's role says it. */
  why: string | null;
}

/**
 * The column with the true answers: the one marked as label, else the only one whose categories are the model's
 * classes, else the only one that the model does not take. null where none of this tells.
 */
export function guessTruth({ task, inputs }: Signature, columns: readonly ColumnMeta[]): TruthGuess | null {
  const label = columns.find(({ role }) => role === 'label');
  if (label) return { column: label.name, why: null };
  const taken = new Set(inputs.flatMap((input) => input.columns));
  const rest = columns.filter(({ name, role }) => !taken.has(name) && role === 'feature');
  if (task.type === 'classification') {
    const classes = new Set(task.classes);
    const same = rest.filter(
      (column) =>
        column.type === 'category' &&
        column.levels.length === classes.size &&
        column.levels.every((level) => classes.has(level)),
    );
    if (same.length === 1)
      return { column: same[0]!.name, why: 'Taken since its values are the model’s classes.' };
  }
  return rest.length === 1
    ? { column: rest[0]!.name, why: 'Taken since it is the only column the model does not take.' }
    : null;
}
