import type { Ratings } from './ratings.ts';
import { sortedWithinItems } from './vote-patterns.ts';

/** How split each item's ratings are. */
export interface Disagreement {
  /** Entropy of the votes in bits, by item; 0 = all agree or one rating, NaN = no rating. */
  entropy: Float64Array;
  /** Share of the most voted class, by item; NaN = no rating. */
  majority: Float64Array;
  /** Items on which annotators differ: most split first (entropy, then the smaller majority), ties by item. */
  queue: Uint32Array;
}

export function disagreementOf(ratings: Ratings): Disagreement {
  const { items, offsets } = ratings;
  const sorted = sortedWithinItems(ratings);
  const entropy = new Float64Array(items).fill(NaN);
  const majority = new Float64Array(items).fill(NaN);
  const split: number[] = [];
  const votes: number[] = [];
  for (let item = 0; item < items; item++) {
    const from = offsets[item]!;
    const to = offsets[item + 1]!;
    if (from === to) continue;
    votes.length = 0;
    for (let at = from, start = from; at < to; at++) {
      if (at + 1 < to && sorted[at + 1] === sorted[at]) continue;
      votes.push(at + 1 - start);
      start = at + 1;
    }
    // Largest first, so that equal splits of other classes give the same sum to the last bit.
    votes.sort((a, b) => b - a);
    majority[item] = votes[0]! / (to - from);
    entropy[item] = entropyOf(votes, to - from);
    if (votes.length > 1) split.push(item);
  }
  const queue = Uint32Array.from(split).sort(
    (a, b) => entropy[b]! - entropy[a]! || majority[a]! - majority[b]! || a - b,
  );
  return { entropy, majority, queue };
}

function entropyOf(votes: readonly number[], total: number): number {
  let sum = 0;
  for (const count of votes) sum += (count / total) * Math.log2(total / count);
  return sum;
}
