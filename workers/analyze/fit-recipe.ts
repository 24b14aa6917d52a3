import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { learnedFromInWords } from '../../src/core/recipe/recipe-words.ts';
import type { RecipeVersion } from '../../src/core/recipe/recipe-document.ts';
import { owning } from '../../src/storage/jobs.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { finishJob } from '../finish-job.ts';
import { throttled } from '../throttle.ts';
import { learnRecipe } from './learn-recipe.ts';

/** Learns a recipe from all training rows of its table and puts it on the shelf. */
export const fitRecipe: AnalyzeApi['fitRecipe'] = (question, tableName, ticket, onProgress) =>
  owning(ticket.job, async () => {
    const table = await objectOf('table', question.table);
    const fitted = await learnRecipe(question, table, table.rows, throttled(onProgress));
    return finishJob<RecipeVersion>(
      ticket,
      { kind: 'recipe', fitted },
      {
        recipe: learnedFromInWords(fitted, tableName, question.training),
        inputs: [table.digest],
        seed: null,
        environment: null,
      },
    );
  });
