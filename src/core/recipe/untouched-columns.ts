import type { FittedRecipe } from './fitted.ts';
import { isColumnStep } from './recipe.ts';

/**
 * Columns that come out of a fitted recipe as they went in, by the name they have afterwards: the name they had
 * before. Their values need neither be read nor written again.
 */
export function untouchedColumns(
  { steps }: Pick<FittedRecipe, 'steps'>,
  names: Iterable<string>,
): Map<string, string> {
  const before = new Map([...names].map((name) => [name, name]));
  for (const { step, columns } of steps) {
    if (step.op === 'rename') {
      const source = before.get(step.from);
      before.delete(step.from);
      if (source !== undefined) before.set(step.to, source);
    } else if (isColumnStep(step)) for (const { column } of columns) before.delete(column);
    else if (step.op === 'derive') before.delete(step.name);
    else {
      const isNamed = (name: string): boolean => step.columns.includes(name);
      for (const name of before.keys()) if (isNamed(name) === (step.op === 'drop')) before.delete(name);
    }
  }
  return before;
}
