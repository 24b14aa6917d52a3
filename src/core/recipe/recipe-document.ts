import type { Digest, Doc, Obj } from '../kernel/objects.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { FittedRecipe } from './fitted.ts';
import type { Step } from './recipe.ts';

/** A step of a recipe that is being written. */
export interface ListedStep {
  /** Names it among its own, wherever it is moved to. */
  id: string;
  /** Steps that are off are passed over. */
  on: boolean;
  step: Step;
}

/** A fit of the recipe as it stood then. */
export interface RecipeFit {
  recipe: Digest;
  table: Digest;
  training: Predicate;
  atMs: number;
  /** Fits on the same rows that led to the same, this one included; absent = this one. */
  times?: number;
}

/** A recipe that can be changed. The tables and fitted recipes it names may be gone. */
export type RecipeDocument = Doc<
  'recipe',
  {
    /** Where its columns come from, and its training rows; null = none is chosen yet. */
    table: Digest | null;
    /** The rows of that table it learns from. */
    training: Predicate;
    steps: readonly ListedStep[];
    /** Oldest first. */
    fits: readonly RecipeFit[];
  }
>;

/** A recipe with what it learned. Whatever rows it learned from, the same recipe that learned the same is the same. */
export interface RecipeVersion extends Obj {
  kind: 'recipe';
  fitted: FittedRecipe;
}

/** The steps that are on, as a fit takes them. */
export function stepsOn(steps: readonly ListedStep[]): Step[] {
  return steps.filter(({ on }) => on).map(({ step }) => step);
}
