import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { RecipeDocument, RecipeVersion } from '../../../core/recipe/recipe-document.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import { Recipes } from '../../../session/recipes.ts';
import type { Task } from '../../../session/tasks.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

export type RunStep = 'fitting' | 'applying';

/** Fits a recipe, applies one, or both after another; each stands once it is done. */
export class RecipeRun {
  readonly #workbench: Workbench;
  step = $state<RunStep | null>(null);
  task = $state.raw<Task | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  /** The dataset made last. */
  made = $state.raw<TableVersion | null>(null);

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  cancel(): void {
    this.task?.cancel();
  }

  /** `makes`: what the dataset is to be called, null = only fit. */
  fit(recipe: RecipeDocument, table: { digest: Digest; name: string }, makes: string | null): Promise<void> {
    const recipes = this.#workbench.the(Recipes);
    return this.#run(async () => {
      const fitted = await this.#follow('fitting', () => recipes.fit(recipe, table));
      if (makes !== null) await this.#apply(fitted, table.digest, recipe.name, makes);
    });
  }

  apply(fitted: RecipeVersion, table: Digest, recipeName: string, makes: string): Promise<void> {
    return this.#run(() => this.#apply(fitted, table, recipeName, makes));
  }

  async #apply(fitted: RecipeVersion, table: Digest, recipeName: string, makes: string): Promise<void> {
    const { open } = this.#workbench;
    const recipes = this.#workbench.the(Recipes);
    this.made = await this.#follow('applying', () =>
      recipes.apply(fitted, table, open!.id, recipeName, makes),
    );
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.step) return;
    this.problem = null;
    this.made = null;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Cancelled)) this.problem = factsOf(error);
    } finally {
      this.step = null;
      this.task = null;
    }
  }

  /** The session puts a job's task at the head of its list as soon as the job is asked for. */
  async #follow<T>(step: RunStep, start: () => Promise<T>): Promise<T> {
    const { tasks } = this.#workbench;
    const before = tasks.list[0];
    const job = start();
    const first = tasks.list[0];
    this.step = step;
    this.task = first && first !== before ? first : null;
    return job;
  }
}
