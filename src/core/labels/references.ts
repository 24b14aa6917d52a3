import type { Ratings } from './ratings.ts';

/** What each rating is compared with, by rating: index into classes, -1 = nothing to compare with. */
export type References = Int32Array;

/** One reference an item, such as an inspector's or the ground truth: codes by item, -1 = none. */
export function referencesFromCodes({ items, offsets, codes }: Ratings, byItem: Int32Array): References {
  if (byItem.length !== items) throw new RangeError('referencesFromCodes: one code an item is needed');
  const references = new Int32Array(codes.length);
  for (let item = 0; item < items; item++) references.fill(byItem[item]!, offsets[item], offsets[item + 1]);
  return references;
}

/**
 * Each rating's reference is the class most of the item's other annotators chose; none where they are tied or there
 * are none. No rating is compared with a consensus it had a vote in.
 */
export function referencesFromOthers(ratings: Ratings): References {
  const { items, offsets, codes } = ratings;
  const references = new Int32Array(codes.length).fill(-1);
  const votes = new Float64Array(ratings.classes.length);
  const chosen: number[] = [];
  for (let item = 0; item < items; item++) {
    const from = offsets[item]!;
    const to = offsets[item + 1]!;
    chosen.length = 0;
    for (let at = from; at < to; at++) if (votes[codes[at]!]!++ === 0) chosen.push(codes[at]!);
    for (const own of chosen) {
      votes[own]!--;
      const winner = winnerOf(votes, chosen);
      votes[own]!++;
      for (let at = from; at < to; at++) if (codes[at] === own) references[at] = winner;
    }
    for (const code of chosen) votes[code] = 0;
  }
  return references;
}

/** The class with most votes, -1 where two share the most or there is none. */
function winnerOf(votes: Float64Array, chosen: readonly number[]): number {
  let most = 0;
  let winner = -1;
  for (const code of chosen) {
    if (votes[code]! > most) {
      most = votes[code]!;
      winner = code;
    } else if (votes[code] === most) winner = -1;
  }
  return winner;
}
