import type { Predicate } from '../slices/predicate.ts';
import { numberInWords, wordsOf } from '../slices/words-of.ts';
import type { FittedRecipe, FittedStep } from './fitted.ts';
import type { Step } from './recipe.ts';
import { learnedInWords, stepInWords } from './step-words.ts';

const LISTED = 6;

/** A whole recipe in a line: "Fill missing age with the median; Scale age to mean 0 and variance 1". */
export function recipeInWords(steps: readonly Step[]): string {
  const more = steps.length - LISTED;
  const words = steps.slice(0, LISTED).map((step) => stepInWords(step));
  return more > 0 ? `${words.join('; ')}; and ${String(more)} more` : words.join('; ');
}

/** What it was learned from: "learned from 3,000 rows of “adult”: split = train". */
export function learnedFromInWords(fitted: FittedRecipe, table: string, training: Predicate): string {
  if (fitted.rows === 0) return `nothing to learn; made ready for the columns of “${table}”`;
  const rows = training.op === 'all' ? 'all rows' : wordsOf(training);
  return `learned from ${numberInWords(fitted.rows)} rows of “${table}”: ${rows}`;
}

/** What a step learned, by column; columns it learned nothing of are left out. */
export function learnedByColumn({ step, columns }: FittedStep): { column: string; words: string }[] {
  return columns.flatMap((fitted) => {
    const words = learnedInWords(step, fitted);
    return words === '' ? [] : [{ column: fitted.column, words }];
  });
}
