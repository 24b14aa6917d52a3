import type { ColumnSchema } from '../table/column.ts';
import { kindOf } from './expression.ts';
import type { FittedStep, RecipeInput } from './fitted.ts';
import { readsOf } from './step-columns.ts';

/** What is known of a table's columns before the recipe. */
export type SourceColumn = Pick<ColumnSchema, 'name' | 'type' | 'role'>;

/** The source columns that the steps read, in the table's order; labels, and what is encoded as one, are optional. */
export function recipeInputs(sources: readonly SourceColumn[], steps: readonly FittedStep[]): RecipeInput[] {
  /** By the name a column has at this step: the source column it still is. */
  const sourceOf = new Map(sources.map(({ name }) => [name, name]));
  const read = new Set<string>();
  const labels = new Set(sources.filter(({ role }) => role === 'label').map(({ name }) => name));
  for (const { step, columns } of steps) {
    for (const name of readsOf(step)) {
      const source = sourceOf.get(name);
      if (source === undefined) continue;
      read.add(source);
      if (step.op === 'labelEncode') labels.add(source);
    }
    if (step.op === 'rename') {
      const source = sourceOf.get(step.from);
      sourceOf.delete(step.from);
      if (source !== undefined) sourceOf.set(step.to, source);
    }
    for (const { column, outputs } of columns) {
      if (!outputs.some(({ name }) => name === column)) sourceOf.delete(column);
    }
    // A dropped column's name may be made anew; what is kept stays itself.
    if (step.op === 'drop') for (const name of step.columns) sourceOf.delete(name);
    if (step.op === 'keep')
      for (const name of sourceOf.keys()) if (!step.columns.includes(name)) sourceOf.delete(name);
    if (step.op === 'derive') sourceOf.delete(step.name);
  }
  return sources
    .filter(({ name }) => read.has(name))
    .map(({ name, type }) => ({ name, kind: kindOf(type), optional: labels.has(name) }));
}
