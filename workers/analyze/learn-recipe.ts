import type { OnProgress } from '../../src/compute/calls.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { RecipeFitter } from '../../src/core/recipe/fit-recipe.ts';
import type { FittedRecipe } from '../../src/core/recipe/fitted.ts';
import type { RecipeQuestion } from '../../src/core/recipe/recipe-question.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import { storedRows } from '../infer/stored-rows.ts';
import { TaskTurns } from '../task-turns.ts';
import { FieldSource } from './field-source.ts';

/**
 * Learns a recipe from the training rows among the first `limit` rows of its table, chunk by chunk. Throws Problem
 * "recipe.noTrainingRows" where there are none, and those of RecipeFitter.
 */
export async function learnRecipe(
  { steps, training }: RecipeQuestion,
  table: TableVersion,
  limit: number,
  onProgress: OnProgress,
): Promise<FittedRecipe> {
  const mask = await maskOf(table, training);
  if (mask && !mask.subarray(0, limit).includes(1)) throw noTrainingRows(limit < table.rows);
  const fitter = new RecipeFitter({ format: 1, steps }, table.columns);
  const turns = new TaskTurns();
  try {
    for (let pass = 1, names = fitter.columns; names; pass++, names = fitter.columns) {
      const phase = `learning, pass ${String(pass)}`;
      for await (const { from, rows, columnOf } of storedRows(table, names, limit)) {
        fitter.add(
          names.map((name) => columnOf(name)),
          mask?.subarray(from, from + rows) ?? null,
        );
        onProgress({ phase, done: from + rows, total: limit, unit: 'rows' });
        await turns.next();
      }
      fitter.endPass();
    }
  } finally {
    turns.end();
  }
  return fitter.finish();
}

/** By row: 1 = for training; null = all are. */
async function maskOf(table: TableVersion, training: RecipeQuestion['training']): Promise<Uint8Array | null> {
  if (training.op === 'all') return null;
  return (await FieldSource.open(table.digest, null)).select(training);
}

function noTrainingRows(onlyBeginning: boolean): Problem {
  return new Problem({
    code: 'recipe.noTrainingRows',
    message: onlyBeginning
      ? 'None of the training rows is among the first rows of the dataset.'
      : 'There are no training rows.',
    expected: 'at least one row to learn from',
    found: 'none',
    fix: onlyBeginning ? 'Fit the recipe to learn from all of them.' : 'Choose other training rows.',
  });
}
