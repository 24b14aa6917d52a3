import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { RecipePreview } from '../../../core/recipe/recipe-question.ts';
import type { Recipes } from '../../../session/recipes.ts';
import type { RecipeState } from './recipe-state.svelte.ts';

/** First rows before and after, asked for anew a moment after each change. */
export class PreviewState {
  readonly #recipes: Recipes;
  shown = $state.raw<RecipePreview | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  /** What is shown is of an earlier state of the recipe. */
  waiting = $state(false);
  /** Ids of the steps it is of, in order. */
  steps = $state.raw<readonly string[]>([]);
  #asked = 0;

  constructor(recipes: Recipes) {
    this.#recipes = recipes;
  }

  /** `at`: id of the step to look at, null = the whole. */
  async ask(recipe: RecipeState, at: string | null): Promise<void> {
    const asked = ++this.#asked;
    const { table, sound, document } = recipe;
    if (!table) return;
    const ids = sound.map(({ id }) => id);
    const place = at === null ? -1 : ids.indexOf(at);
    this.waiting = true;
    try {
      const shown = await this.#recipes.preview(
        { steps: sound.map(({ step }) => step), table: table.digest, training: document.body.training },
        place < 0 ? null : place,
      );
      if (asked !== this.#asked) return;
      this.shown = shown;
      this.steps = ids;
      this.problem = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.problem = factsOf(error);
      this.shown = null;
    } finally {
      if (asked === this.#asked) this.waiting = false;
    }
  }

  readonly learned = $derived(
    new Map(this.steps.map((id, i) => [id, this.shown?.learned[i] ?? []] as const)),
  );
}
