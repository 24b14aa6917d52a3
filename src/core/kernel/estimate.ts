/** Why a number has no value. The words for the screen are in `reasonInWords`. */
export type Reason =
  | 'emptySlice'
  | 'noPositives'
  | 'noNegatives'
  | 'noPredictedPositives'
  | 'singleClass'
  | 'constant'
  | 'allMissing'
  | 'tooFew'
  | 'unlabeled'
  | 'noScores'
  | 'noPairs'
  | 'unequalRaters'
  | 'notNumbers'
  | 'zeroBase'
  | 'noSuchFigure'
  | 'noRows';

export interface Interval {
  low: number;
  high: number;
  /** Confidence level, e.g. .95. */
  level: number;
  /** E.g. "Wilson", "percentile bootstrap, B = 1000, seed 1". */
  method: string;
}

/** Rows left out of a number; "unweighted": where rows count by a weight, those without one above 0. */
export type Dropped = Partial<Record<'missing' | 'infinite' | 'unlabeled' | 'unweighted', number>>;

/** A number with its n, what was left out of it and its uncertainty; or the reason why there is none. */
export type Estimate =
  | { value: number; n: number; dropped: Dropped; interval: Interval | null }
  | { value: null; reason: Reason; n: number };

export function estimate(
  value: number,
  n: number,
  interval: Interval | null = null,
  dropped: Dropped = {},
): Estimate {
  return { value, n, dropped, interval };
}

export function undefinedBecause(reason: Reason, n: number): Estimate {
  return { value: null, reason, n };
}

const WORDS: Record<Reason, string> = {
  emptySlice: 'no rows here',
  noPositives: 'no positives here',
  noNegatives: 'no negatives here',
  noPredictedPositives: 'nothing predicted positive here',
  singleClass: 'only one class here',
  constant: 'the values do not vary',
  allMissing: 'all values missing',
  tooFew: 'too few rows',
  unlabeled: 'no labels here',
  noScores: 'the model gives no probabilities',
  noPairs: 'no item has two ratings here',
  unequalRaters: 'items differ in their number of ratings',
  notNumbers: 'the classes are not numbers that this can use',
  zeroBase: 'the rate compared with is 0',
  noSuchFigure: 'no such figure here',
  noRows: 'only counts are here, not the rows',
};

export function reasonInWords(reason: Reason): string {
  return WORDS[reason];
}
