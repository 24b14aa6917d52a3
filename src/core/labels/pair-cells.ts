import type { Ratings } from './ratings.ts';

/** Items that two annotators both rated, by what each of them said: only combinations that occur. */
export interface PairCells {
  /** Positions in the list of annotators asked for, first < second. */
  first: number;
  second: number;
  a: Int32Array;
  b: Int32Array;
  items: Float64Array;
}

/**
 * The cells of every pair of the annotators listed that has an item in common, in one pass over the ratings (for an
 * item rated by m of them, m (m - 1) / 2 steps).
 */
export function pairCells(ratings: Ratings, annotators: readonly number[]): PairCells[] {
  const { items, offsets, annotatorOf, codes } = ratings;
  const size = annotators.length;
  const places = new Int32Array(ratings.annotators.length).fill(-1);
  annotators.forEach((annotator, place) => (places[annotator] = place));
  const classes = ratings.classes.length;
  const counts = Array.from({ length: size * size }, () => new Map<number, number>());
  for (let item = 0; item < items; item++) {
    for (let i = offsets[item]!; i < offsets[item + 1]!; i++) {
      const first = places[annotatorOf[i]!]!;
      if (first < 0) continue;
      for (let j = i + 1; j < offsets[item + 1]!; j++) {
        const second = places[annotatorOf[j]!]!;
        if (second < 0) continue;
        const ordered = first < second;
        const cells = counts[ordered ? first * size + second : second * size + first]!;
        const cell = ordered ? codes[i]! * classes + codes[j]! : codes[j]! * classes + codes[i]!;
        cells.set(cell, (cells.get(cell) ?? 0) + 1);
      }
    }
  }
  return counts.flatMap((cells, pair): PairCells[] => {
    if (cells.size === 0) return [];
    const sorted = [...cells].sort(([p], [q]) => p - q);
    return [
      {
        first: Math.floor(pair / size),
        second: pair % size,
        a: Int32Array.from(sorted, ([cell]) => Math.floor(cell / classes)),
        b: Int32Array.from(sorted, ([cell]) => cell % classes),
        items: Float64Array.from(sorted, ([, count]) => count),
      },
    ];
  });
}
