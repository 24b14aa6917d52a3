import { distinctPatterns } from './distinct-patterns.ts';
import type { Ratings } from './ratings.ts';

/**
 * Items with two ratings or more, by how many of their ratings are of which class: what agreement depends on. The
 * classes of pattern p and their votes lie at [offsets[p], offsets[p + 1]).
 */
export interface VotePatterns {
  /** Items with the pattern. */
  items: Float64Array;
  /** Ratings of such an item. */
  ratings: Float64Array;
  offsets: Uint32Array;
  classes: Int32Array;
  votes: Float64Array;
  classCount: number;
  /** Items with two ratings or more, with one, with none. */
  n: number;
  single: number;
  none: number;
}

export function votePatterns(ratings: Ratings): VotePatterns {
  const { offsets } = ratings;
  const sorted = sortedWithinItems(ratings);
  const { first, counts } = distinctPatterns(offsets, sorted);
  const sizeOf = (item: number): number => offsets[item + 1]! - offsets[item]!;
  const counted = { n: 0, single: 0, none: 0 };
  const kept: number[] = [];
  first.forEach((item, pattern) => {
    const size = sizeOf(item);
    counted[size > 1 ? 'n' : size === 1 ? 'single' : 'none'] += counts[pattern]!;
    if (size > 1) kept.push(pattern);
  });
  const classes: number[] = [];
  const votes: number[] = [];
  const starts = new Uint32Array(kept.length + 1);
  kept.forEach((pattern, at) => {
    const item = first[pattern]!;
    for (let from = offsets[item]!; from < offsets[item + 1]!; from++) {
      const isNew = classes.length === starts[at]! || classes.at(-1) !== sorted[from];
      if (isNew) {
        classes.push(sorted[from]!);
        votes.push(0);
      }
      votes[votes.length - 1]!++;
    }
    starts[at + 1] = classes.length;
  });
  return {
    items: Float64Array.from(kept, (pattern) => counts[pattern]!),
    ratings: Float64Array.from(kept, (pattern) => sizeOf(first[pattern]!)),
    offsets: starts,
    classes: Int32Array.from(classes),
    votes: Float64Array.from(votes),
    classCount: ratings.classes.length,
    ...counted,
  };
}

/** Longer runs are left to the engine's sort. */
const SHORT = 24;

/** A copy of the codes, ascending within each item. */
export function sortedWithinItems({ items, offsets, codes }: Ratings): Int32Array {
  const sorted = codes.slice();
  for (let item = 0; item < items; item++) {
    const from = offsets[item]!;
    const to = offsets[item + 1]!;
    if (to - from > SHORT) {
      sorted.subarray(from, to).sort();
      continue;
    }
    for (let at = from + 1; at < to; at++) {
      const code = sorted[at]!;
      let place = at;
      for (; place > from && sorted[place - 1]! > code; place--) sorted[place] = sorted[place - 1]!;
      sorted[place] = code;
    }
  }
  return sorted;
}
