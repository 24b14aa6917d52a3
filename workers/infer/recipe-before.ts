import type { Remark } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { Signature } from '../../src/core/model/signature.ts';
import { RecipeRun } from '../../src/core/recipe/apply-recipe.ts';
import { remarksOf } from '../../src/core/recipe/finding-words.ts';
import { recipeFor } from '../../src/core/recipe/recipe-for.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { objectOf } from '../../src/storage/objects.ts';

/** A recipe at work before a model. */
export interface RecipeBefore {
  /** What it reads of a table. */
  columnsOf: (table: TableVersion) => readonly string[];
  /** Chunks in row order; gives the columns for the model by name. */
  apply: (columns: readonly Column[]) => (name: string) => Column;
  /** What it met so far. */
  remarks: () => readonly Remark[];
}

/** The part of a signature's recipe that its inputs need; null where there is none. Throws Problem "object.missing". */
export async function recipeBefore(signature: Signature): Promise<RecipeBefore | null> {
  if (!signature.recipe) return null;
  const wanted = signature.inputs.flatMap(({ columns }) => columns);
  const { fitted, sources } = recipeFor((await objectOf('recipe', signature.recipe)).fitted, wanted);
  const run = new RecipeRun(fitted);
  return {
    columnsOf({ columns }) {
      const names = columns.map(({ name }) => name).filter((name) => sources.has(name));
      // One column at the least says how many rows a chunk has.
      return names.length > 0 ? names : columns.slice(0, 1).map(({ name }) => name);
    },
    apply(columns) {
      const made = new Map(run.apply(columns).map((column) => [column.name, column]));
      return (name) => {
        const column = made.get(name);
        if (!column) throw noColumn(name, [...made.keys()]);
        return column;
      };
    },
    remarks: () => remarksOf(run.report(), fitted),
  };
}

function noColumn(name: string, names: readonly string[]): Problem {
  return new Problem({
    code: 'model.noColumn',
    message: `The model is fed from a column “${name}” that its recipe does not make of this dataset.`,
    expected: name,
    found: names.slice(0, 20).join(', '),
    fix: 'Choose a dataset with the columns that the recipe reads, or add the model again with another mapping.',
  });
}
