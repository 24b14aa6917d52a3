import { Problem } from '../kernel/problem.ts';
import type { HumanLevel } from '../labels/human-level.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import type { HumanError } from './automation-outcome.ts';

/** How often people err, as counted. */
export interface MeasuredError extends HumanError {
  /** Answers compared. */
  n: number;
}

/**
 * People's answers held against the truth: on negatives and on positives or, where there is no positive class, on rows
 * that the model gets wrong and right. A side without rows takes the rate of both. `answers`: by row an index into the
 * classes, below 0 where nobody answered. Throws Problem "automation.noAnswers".
 */
export function humanErrorOfAnswers(
  { truth, predicted, positive }: Pick<ClassOutcome, 'truth' | 'predicted' | 'positive'>,
  answers: ArrayLike<number>,
): MeasuredError {
  const rows = [0, 0];
  const wrong = [0, 0];
  for (let row = 0; row < truth.length; row++) {
    const [is, said] = [truth[row]!, answers[row]!];
    if (is < 0 || said < 0) continue;
    const side = Number(positive === null ? predicted[row] === is : is === positive);
    rows[side]!++;
    const isWrong = positive === null ? said !== is : (said === positive) !== (is === positive);
    if (isWrong) wrong[side]!++;
  }
  const n = rows[0]! + rows[1]!;
  if (n === 0) throw noAnswers();
  const rate = (side: number): number =>
    rows[side] === 0 ? (wrong[0]! + wrong[1]!) / n : wrong[side]! / rows[side]!;
  return { falsePositive: rate(0), falseNegative: rate(1), n };
}

/**
 * The same from a labeling's human level: by class where there are two of them and a positive one, else one rate for
 * both sides; null where it has no number.
 */
export function humanErrorOfLevel(
  { overall, classes }: Pick<HumanLevel, 'overall' | 'classes'>,
  all: readonly string[],
  positive: string | null,
): MeasuredError | null {
  if (overall.value === null) return null;
  const both = 1 - overall.value;
  const ofClass = (isPositive: boolean): number => {
    if (positive === null || all.length !== 2) return both;
    const found = classes.find(({ name }) => all.includes(name) && (name === positive) === isPositive);
    const value = found?.estimate.value ?? null;
    return value === null ? both : 1 - value;
  };
  return { falsePositive: ofClass(false), falseNegative: ofClass(true), n: overall.n };
}

function noAnswers(): Problem {
  return new Problem({
    code: 'automation.noAnswers',
    message: 'No row has both a true answer and one of a person.',
    expected: 'a column with the answers people gave, on rows whose truth is known',
    found: 'no such row',
    fix: 'Choose another column, or type how often people err.',
  });
}
