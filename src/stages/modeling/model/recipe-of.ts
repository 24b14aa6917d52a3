import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { RecipeVersion } from '../../../core/recipe/recipe-document.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';

/** The recipe of a model's signature; null where it has none, or where that is no longer here. */
export function recipeOf(open: OpenProject, { signature }: ModelVersion): RecipeVersion | null {
  return signature.recipe ? open.object('recipe', signature.recipe) : null;
}
