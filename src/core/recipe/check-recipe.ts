import { checkStep, type StepProblem } from './check-step.ts';
import type { FittedStep, OutputColumn } from './fitted.ts';
import { settleStep } from './fit-step.ts';
import { isColumnStep, type Recipe, type Step } from './recipe.ts';
import { columnsAfter } from './step-columns.ts';
import { stepKindOf } from './step-kinds.ts';

export interface RecipeCheck {
  problems: readonly (StepProblem & { step: number })[];
  /**
   * Columns before each step, and after the last: what its column picker offers. A one-hot step, before it has
   * learned, leaves out what it will make; naming those ("color=red") in later steps is fine all the same.
   */
  columns: readonly (readonly OutputColumn[])[];
}

/** Looks at a recipe without rows. A step with problems is passed over by those after it. */
export function checkRecipe(recipe: Recipe, source: readonly OutputColumn[]): RecipeCheck {
  const problems: (StepProblem & { step: number })[] = [];
  const columns: (readonly OutputColumn[])[] = [source];
  const encoded: string[] = [];
  const isPromised = (name: string): boolean =>
    encoded.some((of) => name.startsWith(`${of}=`) || name === `${of} rare` || name === `${of} missing`);
  recipe.steps.forEach((step, at) => {
    const before = columns[at]!;
    const found = checkStep(step, before, isPromised);
    problems.push(...found.map((problem) => ({ ...problem, step: at })));
    columns.push(found.length > 0 ? before : after(step, before));
    if (step.op === 'oneHot') encoded.push(...step.columns);
  });
  return { problems, columns };
}

function after(step: Step, before: readonly OutputColumn[]): OutputColumn[] {
  if (!isColumnStep(step)) return columnsAfter(before, settleStep(step, before));
  const byName = new Map(before.map((column) => [column.name, column]));
  const fitted: FittedStep = {
    step,
    columns: step.columns.map((column) => ({
      column,
      learned: null,
      outputs:
        step.op === 'oneHot' || !byName.has(column)
          ? []
          : stepKindOf(step).outputs(step, byName.get(column)!, null),
    })),
  };
  return columnsAfter(before, fitted);
}
