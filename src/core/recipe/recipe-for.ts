import type { FittedRecipe } from './fitted.ts';
import { stepsNeeded } from './step-columns.ts';

/** The part of a fitted recipe that makes the wanted columns, and the columns of a table that it reads or passes on. */
export function recipeFor(
  fitted: FittedRecipe,
  wanted: Iterable<string>,
): { fitted: FittedRecipe; sources: ReadonlySet<string> } {
  const { steps, sources } = stepsNeeded(fitted.steps, wanted);
  const inputs = fitted.inputs.filter(({ name }) => sources.has(name));
  return { fitted: { ...fitted, steps, inputs }, sources };
}
