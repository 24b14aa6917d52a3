import { analyzeLane, viewLane } from '../compute/clients.ts';
import { canonicalJson } from '../core/kernel/canonical-json.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import { recipeInWords } from '../core/recipe/recipe-words.ts';
import { stepsOn, type RecipeDocument, type RecipeVersion } from '../core/recipe/recipe-document.ts';
import type { RecipePreview, RecipeQuestion } from '../core/recipe/recipe-question.ts';
import type { TableVersion } from '../core/table/column.ts';
import type { Documents } from './documents.svelte.ts';
import type { Given } from './given.ts';
import type { Tasks, Work } from './tasks.svelte.ts';

/** Recipes: tried on first rows, learned from training rows, and applied to any dataset. */
export class Recipes {
  readonly #tasks: Tasks;
  readonly #documents: Documents;

  constructor({ tasks, documents }: Pick<Given, 'tasks' | 'documents'>) {
    this.#tasks = tasks;
    this.#documents = documents;
  }

  preview(question: RecipeQuestion, at: number | null): Promise<RecipePreview> {
    return viewLane.run((api) => api.previewRecipe(question, at));
  }

  /** Learns the steps that are on, puts what was learned on the shelf, and notes it in the recipe. */
  async fit(recipe: RecipeDocument, table: { digest: Digest; name: string }): Promise<RecipeVersion> {
    const { name, projectId: project, body } = recipe;
    const { training } = body;
    const question = { steps: stepsOn(body.steps), table: table.digest, training };
    const fitted = await this.#make({
      title: `Fit “${name}”`,
      project,
      run: (job, onProgress, signal) =>
        analyzeLane.run<RecipeVersion>(
          (api) => api.fitRecipe(question, table.name, { job, project, name }, onProgress),
          signal,
        ),
    });
    const isIt = (doc: { id: Id }): doc is RecipeDocument => doc.id === recipe.id;
    const latest = (await this.#documents.latest(project, isIt)) ?? recipe;
    const rows = { table: table.digest, training };
    const before = latest.body.fits.find(
      ({ recipe: same, table, training }) =>
        same === fitted.digest && canonicalJson({ table, training }) === canonicalJson(rows),
    );
    const times = before ? { times: (before.times ?? 1) + 1 } : {};
    const fit = { recipe: fitted.digest, ...rows, atMs: Date.now(), ...times };
    const others = latest.body.fits.filter((other) => other.recipe !== fit.recipe);
    await this.#documents.change(
      latest,
      { body: { ...latest.body, fits: [...others, fit] } },
      `Fit of “${name}”`,
    );
    return fitted;
  }

  /** Makes a dataset by what was learned. `recipeName` is what the recipe goes by, `name` what the dataset will. */
  apply(
    { digest, fitted }: RecipeVersion,
    table: Digest,
    project: Id,
    recipeName: string,
    name: string,
  ): Promise<TableVersion> {
    const how = `recipe “${recipeName}”: ${recipeInWords(fitted.steps.map(({ step }) => step))}`;
    return this.#make({
      title: `Make “${name}”`,
      project,
      run: (job, onProgress, signal) =>
        analyzeLane.run<TableVersion>(
          (api) => api.applyRecipe(digest, table, how, { job, project, name }, onProgress),
          signal,
        ),
    });
  }

  /** Work whose result can be taken off the shelf again by undo. */
  async #make<T extends { digest: Digest }>(work: Work<T> & { project: Id }): Promise<T> {
    const sinceMs = Date.now();
    const made = await this.#tasks.run(work);
    await this.#documents.rememberShelved(work.project, made.digest, sinceMs);
    return made;
  }
}
