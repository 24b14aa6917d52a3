import type { Ratings } from './ratings.ts';

/** Labels one by one, as indexes; of one person on one item the last counts. */
export interface LooseRatings {
  items: number;
  people: number;
  itemOf: ArrayLike<number>;
  personOf: ArrayLike<number>;
  codeOf: ArrayLike<number>;
}

/** Brings labels into the order of `Ratings`; `replaced` = labels that a later one took the place of. */
export function settleRatings({
  items,
  people,
  itemOf,
  personOf,
  codeOf,
}: LooseRatings): Pick<Ratings, 'offsets' | 'annotatorOf' | 'codes'> & { replaced: number } {
  const all = new Uint32Array(itemOf.length);
  for (let at = 0; at < all.length; at++) all[at] = at;
  const byPerson = countingSort(all, people, personOf).sorted;
  const { sorted, offsets } = countingSort(byPerson, items, itemOf);
  // By item, then annotator, then order given: of equal neighbours the last stays.
  const annotatorOf = new Int32Array(all.length);
  const codes = new Int32Array(all.length);
  const ends = new Uint32Array(offsets.length);
  let size = 0;
  let replaced = 0;
  for (let item = 0; item < items; item++) {
    for (let at = offsets[item]!; at < offsets[item + 1]!; at++) {
      const person = personOf[sorted[at]!]!;
      if (size > ends[item]! && annotatorOf[size - 1] === person) {
        replaced++;
        size--;
      }
      annotatorOf[size] = person;
      codes[size++] = codeOf[sorted[at]!]!;
    }
    ends[item + 1] = size;
  }
  return {
    offsets: ends,
    annotatorOf: annotatorOf.slice(0, size),
    codes: codes.slice(0, size),
    replaced,
  };
}

/** Places in the order of a key in [0, keys), equal ones as they stood; those of a key begin at its offset. */
function countingSort(
  places: Uint32Array,
  keys: number,
  keyOf: ArrayLike<number>,
): { sorted: Uint32Array; offsets: Uint32Array } {
  const offsets = new Uint32Array(keys + 1);
  for (const place of places) offsets[keyOf[place]! + 1]!++;
  for (let key = 0; key < keys; key++) offsets[key + 1]! += offsets[key]!;
  const next = offsets.slice(0, keys);
  const sorted = new Uint32Array(places.length);
  for (const place of places) sorted[next[keyOf[place]!]!++] = place;
  return { sorted, offsets };
}
