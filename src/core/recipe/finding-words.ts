import type { Remark } from '../kernel/objects.ts';
import { numberInWords } from '../slices/words-of.ts';
import type { RecipeReport } from './apply-recipe.ts';
import type { Finding } from './findings.ts';
import type { FittedRecipe } from './fitted.ts';

/** What a recipe met, a remark each: "age: above the training rows, whose highest is 90". */
export function remarksOf({ findings, absent }: RecipeReport, fitted: FittedRecipe): Remark[] {
  const missing = absent.map((name): Remark => ({
    words: `${name}: not in this dataset; what the recipe does to the label is left out`,
    rows: 0,
    first: [],
  }));
  return [...missing, ...findings.map((finding) => remarkOf(finding, fitted))];
}

function remarkOf(finding: Finding, fitted: FittedRecipe): Remark {
  const { column, rows, first } = finding;
  return { words: `${column}: ${wordsOf(finding, fitted)}`, rows, first };
}

function wordsOf({ step, column, what }: Finding, { steps }: FittedRecipe): string {
  const { step: made, columns } = steps[step]!;
  const range = rangeOf(columns.find((fitted) => fitted.column === column)?.learned);
  switch (what) {
    case 'below':
      return made.op === 'clip'
        ? `below ${range.low}, raised to it`
        : `below the training rows, whose lowest is ${range.low}`;
    case 'above':
      return made.op === 'clip'
        ? `above ${range.high}, lowered to it`
        : `above the training rows, whose highest is ${range.high}`;
    case 'unseen':
      return 'a value that the training rows had not';
    case 'filled':
      return 'missing, filled in';
    case 'missing':
      return made.op === 'derive' ? 'missing, as its formula gives nothing' : 'missing, left so';
    case 'notNumber':
      return 'a text that is no number, now missing';
    case 'outOfDomain':
      return 'outside what the function takes, now missing';
  }
}

function rangeOf(learned: object | null | undefined): { low: string; high: string } {
  const { low, high, edges } = (learned ?? {}) as { low?: number; high?: number; edges?: readonly number[] };
  const word = (value: number | null | undefined): string =>
    value === null || value === undefined ? '?' : numberInWords(value);
  return { low: word(low ?? edges?.[0]), high: word(high ?? edges?.at(-1)) };
}
