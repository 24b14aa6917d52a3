import type { Ratings } from './ratings.ts';

/**
 * Weights of a vote from agreement with the others: for each annotator, the share of the other ratings of the same
 * items that say the same, averaged over the items shared with others. Who shares none gets the average weight of the
 * rest (1 where nobody shares any). Time grows with the ratings.
 */
export function weightsFromAgreement(ratings: Ratings): Float64Array {
  const { items, annotators, offsets, annotatorOf, codes } = ratings;
  const votes = new Float64Array(ratings.classes.length);
  const sums = new Float64Array(annotators.length);
  const shared = new Float64Array(annotators.length);
  for (let item = 0; item < items; item++) {
    const from = offsets[item]!;
    const to = offsets[item + 1]!;
    if (to - from < 2) continue;
    for (let at = from; at < to; at++) votes[codes[at]!]!++;
    for (let at = from; at < to; at++) {
      sums[annotatorOf[at]!]! += (votes[codes[at]!]! - 1) / (to - from - 1);
      shared[annotatorOf[at]!]!++;
    }
    for (let at = from; at < to; at++) votes[codes[at]!] = 0;
  }
  const weights = sums.map((sum, annotator) => sum / shared[annotator]!);
  const known = weights.filter((weight) => !Number.isNaN(weight));
  const average = known.length === 0 ? 1 : known.reduce((sum, weight) => sum + weight, 0) / known.length;
  return weights.map((weight) => (Number.isNaN(weight) ? average : weight));
}
