import type { RowChoice } from '../profile/summarize-column.ts';

/**
 * Who gave which class to which item. A matrix of items x annotators, kept by item without its holes, so that it grows
 * with the ratings only: those of item i lie at [offsets[i], offsets[i + 1]), annotators ascending, each at most once.
 */
export interface Ratings {
  items: number;
  annotators: readonly string[];
  /** In their order where they have one: as given, by number, else by code point. */
  classes: readonly string[];
  /** Number of each class, for the interval and ratio levels; null where a class is no number. */
  values: Float64Array | null;
  offsets: Uint32Array;
  /** Index into annotators, by rating. */
  annotatorOf: Int32Array;
  /** Index into classes, by rating. */
  codes: Int32Array;
}

/** The ratings of one annotator, by item: index into classes, -1 = none. */
export function codesOfAnnotator(ratings: Ratings, annotator: number): Int32Array {
  const { offsets, annotatorOf, codes } = ratings;
  const out = new Int32Array(ratings.items).fill(-1);
  for (let item = 0; item < out.length; item++) {
    for (let at = offsets[item]!; at < offsets[item + 1]!; at++) {
      if (annotatorOf[at] === annotator) out[item] = codes[at]!;
    }
  }
  return out;
}

/** Number of ratings that each annotator gave. */
export function ratingsByAnnotator({ annotators, annotatorOf }: Ratings): Float64Array {
  const counts = new Float64Array(annotators.length);
  for (const annotator of annotatorOf) counts[annotator]!++;
  return counts;
}

/** The ratings of some items alone, renumbered in the order given (a mask: ascending). */
export function takeItems(ratings: Ratings, choice: RowChoice): Ratings {
  if (choice === null) return ratings;
  const chosen = choice instanceof Uint32Array ? choice : placesOf(choice);
  const offsets = new Uint32Array(chosen.length + 1);
  for (let i = 0; i < chosen.length; i++) {
    const item = chosen[i]!;
    offsets[i + 1] = offsets[i]! + ratings.offsets[item + 1]! - ratings.offsets[item]!;
  }
  const annotatorOf = new Int32Array(offsets[chosen.length]!);
  const codes = new Int32Array(annotatorOf.length);
  for (let i = 0; i < chosen.length; i++) {
    const from = ratings.offsets[chosen[i]!]!;
    const to = ratings.offsets[chosen[i]! + 1]!;
    annotatorOf.set(ratings.annotatorOf.subarray(from, to), offsets[i]!);
    codes.set(ratings.codes.subarray(from, to), offsets[i]!);
  }
  return { ...ratings, items: chosen.length, offsets, annotatorOf, codes };
}

/** The places where a mask is not 0, ascending. */
export function placesOf(mask: Uint8Array): Uint32Array {
  let count = 0;
  const places = new Uint32Array(mask.length);
  for (let i = 0; i < mask.length; i++) if (mask[i] !== 0) places[count++] = i;
  return places.slice(0, count);
}
