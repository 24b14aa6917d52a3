import type { Reason } from '../kernel/estimate.ts';
import type { Score } from '../metrics/agreement-scores.ts';
import type { DisagreementMetric } from './disagreement-metric.ts';
import type { VotePatterns } from './vote-patterns.ts';

/** What the measures of agreement depend on, summed over items with two ratings or more. */
export interface AgreementSums {
  items: number;
  ratings: number;
  /** Sum over items of the share of their pairs of ratings that agree. */
  agreement: number;
  /** Ratings by class. */
  byClass: Float64Array;
  /** Coincidences of a class with itself: of its ratings, how many others of the item agree on average. */
  agreed: Float64Array;
}

export function emptySums(classes: number): AgreementSums {
  return {
    items: 0,
    ratings: 0,
    agreement: 0,
    byClass: new Float64Array(classes),
    agreed: new Float64Array(classes),
  };
}

/** Sets the sums of as many items of each pattern as drawn. */
export function sumAgreement(patterns: VotePatterns, drawn: ArrayLike<number>, into: AgreementSums): void {
  const { offsets, classes, votes, ratings } = patterns;
  const { byClass, agreed } = into;
  byClass.fill(0);
  agreed.fill(0);
  into.items = 0;
  into.ratings = 0;
  into.agreement = 0;
  for (let p = 0; p < ratings.length; p++) {
    const items = drawn[p]!;
    if (items === 0) continue;
    const others = ratings[p]! - 1;
    let pairs = 0;
    for (let at = offsets[p]!; at < offsets[p + 1]!; at++) {
      const own = votes[at]!;
      pairs += own * (own - 1);
      byClass[classes[at]!]! += items * own;
      agreed[classes[at]!]! += (items * own * (own - 1)) / others;
    }
    into.items += items;
    into.ratings += items * ratings[p]!;
    into.agreement += (items * pairs) / (ratings[p]! * others);
  }
}

/** Share of the pairs of ratings of an item that agree, averaged over items. */
export function percentScore({ items, agreement }: AgreementSums): Score {
  return items === 0 ? 'noPairs' : agreement / items;
}

/** Agreement to be expected of ratings dealt out at random: sum of the squared shares of the classes. */
export function chanceScore({ ratings, byClass }: AgreementSums): Score {
  if (ratings === 0) return 'noPairs';
  let sum = 0;
  for (const count of byClass) sum += (count / ratings) ** 2;
  return sum;
}

/** Fleiss' kappa (1971): agreement beyond chance. Only for items with equally many ratings. */
export function fleissScore(sums: AgreementSums): Score {
  const percent = percentScore(sums);
  const chance = chanceScore(sums);
  if (typeof percent !== 'number' || typeof chance !== 'number') return 'noPairs';
  return isOneClass(sums) ? 'singleClass' : 1 - (1 - percent) / (1 - chance);
}

/** Krippendorff's alpha: 1 - observed / expected disagreement, from coincidences, any number of ratings an item. */
export function alphaScore(
  sums: AgreementSums,
  metric: DisagreementMetric | Reason,
  drawn: ArrayLike<number>,
): Score {
  if (typeof metric === 'string') return metric;
  if (sums.items === 0) return 'noPairs';
  if (isOneClass(sums)) return 'singleClass';
  const expected = metric.expected(sums.byClass);
  return expected === 0
    ? 'constant'
    : 1 - ((sums.ratings - 1) * metric.observed(drawn, sums.byClass)) / expected;
}

/** Specific agreement: given a rating of this class, the chance that another of the same item is of it too. */
export function specificScore({ byClass, agreed }: AgreementSums, k: number): Score {
  return byClass[k] === 0 ? 'emptySlice' : agreed[k]! / byClass[k]!;
}

/** Alpha of this class against all others. */
export function classAlphaScore(sums: AgreementSums, k: number): Score {
  return oneAgainstRest(sums, k, sums.ratings - 1);
}

/** Fleiss' kappa of this class against all others. Only for items with equally many ratings. */
export function classFleissScore(sums: AgreementSums, k: number): Score {
  return oneAgainstRest(sums, k, sums.ratings);
}

function oneAgainstRest({ ratings, byClass, agreed }: AgreementSums, k: number, scale: number): Score {
  const own = byClass[k]!;
  if (ratings === 0) return 'noPairs';
  if (own === 0) return 'emptySlice';
  return own === ratings ? 'singleClass' : 1 - (scale * (own - agreed[k]!)) / (own * (ratings - own));
}

function isOneClass({ ratings, byClass }: AgreementSums): boolean {
  return byClass.includes(ratings);
}
