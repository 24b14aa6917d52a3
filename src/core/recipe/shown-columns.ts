import type { FittedStep, OutputColumn } from './fitted.ts';
import { isColumnStep } from './recipe.ts';
import { readsOf } from './step-columns.ts';

/**
 * What of two lists of columns, before and after some steps, is to be looked at: before, the columns that were read,
 * changed or taken away; after, those that were changed or made.
 */
export function shownColumns(
  before: readonly OutputColumn[],
  after: readonly OutputColumn[],
  steps: readonly FittedStep[],
): { before: OutputColumn[]; after: OutputColumn[] } {
  const made = new Set<string>();
  const read = new Set<string>();
  for (const { step, columns } of steps) {
    for (const name of readsOf(step)) read.add(name);
    if (step.op === 'rename') {
      made.delete(step.from);
      made.add(step.to);
    } else if (step.op === 'derive' || isColumnStep(step)) {
      for (const { outputs } of columns) for (const { name } of outputs) made.add(name);
    }
  }
  const stay = new Set(after.map(({ name }) => name));
  return {
    before: before.filter(({ name }) => read.has(name) || !stay.has(name)),
    after: after.filter(({ name }) => made.has(name)),
  };
}
