import type { Reason } from '../kernel/estimate.ts';
import type { VotePatterns } from './vote-patterns.ts';

/** What the classes are: names, ranks, or numbers of which differences or ratios mean something. */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Sums of squared differences between ratings: of pairs within items, and of all pairs whatever the item. */
export interface DisagreementMetric {
  /** Each item's pairs weigh 1 / (its ratings - 1); `drawn` is the number of items by pattern. */
  observed(drawn: ArrayLike<number>, ratings: Float64Array): number;
  /** `ratings` is their number by class. */
  expected(ratings: Float64Array): number;
}

/**
 * The squared differences of Krippendorff's alpha: 1 or 0 (nominal), of mean ranks (ordinal), of values (interval),
 * ((a - b) / (a + b))^2 (ratio). All but the last are sums of squares about a mean, so that time grows with classes,
 * not with their pairs. Reason "notNumbers" where the level needs numbers, ratio none below 0.
 */
export function disagreementMetric(
  level: Level,
  patterns: VotePatterns,
  values: Float64Array | null,
): DisagreementMetric | Reason {
  if (level === 'nominal') return nominal(patterns);
  if (level === 'ordinal') {
    return {
      observed: (drawn, ratings) => sumWithin(patterns, drawn, spreadOf(patterns, meanRanks(ratings))),
      expected: (ratings) => spreadOfAll(ratings, meanRanks(ratings)),
    };
  }
  if (!values || (level === 'ratio' && values.some((value) => value < 0))) return 'notNumbers';
  if (level === 'ratio') return ratio(patterns, values);
  const within = allWithin(patterns, spreadOf(patterns, values));
  return {
    observed: (drawn) => weightedSum(drawn, within),
    expected: (ratings) => spreadOfAll(ratings, values),
  };
}

type Within = (pattern: number) => number;

function nominal(patterns: VotePatterns): DisagreementMetric {
  const { offsets, votes, ratings } = patterns;
  const within = allWithin(patterns, (p) => {
    const all = ratings[p]!;
    let sum = 0;
    for (let at = offsets[p]!; at < offsets[p + 1]!; at++) sum += votes[at]! * (all - votes[at]!);
    return sum / (all - 1);
  });
  return {
    observed: (drawn) => weightedSum(drawn, within),
    expected: (counts) => {
      let total = 0;
      let sum = 0;
      for (const count of counts) total += count;
      for (const count of counts) sum += count * (total - count);
      return sum;
    },
  };
}

/** Pairs within an item of the pattern, each twice, by squared difference of the classes' places on a scale. */
function spreadOf({ offsets, classes, votes, ratings }: VotePatterns, place: Float64Array): Within {
  return (p) => {
    const from = offsets[p]!;
    const to = offsets[p + 1]!;
    if (to - from < 2) return 0;
    const all = ratings[p]!;
    let sum = 0;
    for (let at = from; at < to; at++) sum += votes[at]! * place[classes[at]!]!;
    const mean = sum / all;
    let squares = 0;
    for (let at = from; at < to; at++) squares += votes[at]! * (place[classes[at]!]! - mean) ** 2;
    return (2 * all * squares) / (all - 1);
  };
}

function spreadOfAll(ratings: Float64Array, place: Float64Array): number {
  let total = 0;
  let sum = 0;
  for (let k = 0; k < ratings.length; k++) {
    total += ratings[k]!;
    sum += ratings[k]! * place[k]!;
  }
  let squares = 0;
  for (let k = 0; k < ratings.length; k++) squares += ratings[k]! * (place[k]! - sum / total) ** 2;
  return 2 * total * squares;
}

/** Between two classes lie all ratings of those between them and half of their own: the distance of mean ranks. */
function meanRanks(ratings: Float64Array): Float64Array {
  let below = 0;
  return ratings.map((count) => {
    below += count;
    return below - count / 2;
  });
}

function ratio(patterns: VotePatterns, values: Float64Array): DisagreementMetric {
  const { offsets, classes, votes, ratings } = patterns;
  const squared = (a: number, b: number): number => {
    const [x, y] = [values[a]!, values[b]!];
    return x === y ? 0 : ((x - y) / (x + y)) ** 2;
  };
  const within = allWithin(patterns, (p) => {
    let sum = 0;
    for (let a = offsets[p]!; a < offsets[p + 1]!; a++) {
      for (let b = offsets[p]!; b < a; b++) sum += votes[a]! * votes[b]! * squared(classes[a]!, classes[b]!);
    }
    return (2 * sum) / (ratings[p]! - 1);
  });
  return {
    observed: (drawn) => weightedSum(drawn, within),
    expected: (counts) => {
      let sum = 0;
      for (let a = 0; a < counts.length; a++) {
        if (counts[a] === 0) continue;
        for (let b = 0; b < a; b++) sum += counts[a]! * counts[b]! * squared(a, b);
      }
      return 2 * sum;
    },
  };
}

function allWithin(patterns: VotePatterns, within: Within): Float64Array {
  return Float64Array.from(patterns.items, (_, p) => within(p));
}

function weightedSum(weights: ArrayLike<number>, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += weights[i]! * values[i]!;
  return sum;
}

function sumWithin(patterns: VotePatterns, drawn: ArrayLike<number>, within: Within): number {
  let sum = 0;
  for (let p = 0; p < patterns.items.length; p++) if (drawn[p] !== 0) sum += drawn[p]! * within(p);
  return sum;
}
