import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import { droppedRows } from '../metrics/dropped-rows.ts';
import { proportion } from '../metrics/proportion.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import { wilson } from '../stats/wilson.ts';
import { distinctPatterns } from './distinct-patterns.ts';
import type { Ratings } from './ratings.ts';
import type { References } from './references.ts';

/** How often people say what the reference says. n of the numbers: ratings compared. */
export interface HumanLevel {
  overall: Estimate;
  /** Each annotator with a rating compared, by index; Wilson's interval. */
  annotators: readonly { annotator: number; estimate: Estimate }[];
  /** By class of the reference: the share of its ratings that found it; the most common 100 where there are more. */
  classes: readonly { code: number; name: string; estimate: Estimate }[];
  /** Classes of the reference that are not listed. */
  notShown: number;
  /** Items with a rating compared. */
  items: number;
}

export interface HumanLevelOptions {
  seed: number;
  /** Replicates of the bootstrap; default 1000. */
  B?: number;
}

const MOST_CLASSES = 100;

/**
 * Human-level performance: the share of ratings that equal their reference (see `references.ts`), overall, by
 * annotator and by class of the reference; for a slice, take its items and references first. Ratings without a
 * reference are dropped as unlabeled. Interval: Wilson where every item has one rating; else, since ratings of one
 * item go together, percentile bootstrap over items, or Wilson over items where all or none are right. Time grows with
 * the ratings, the bootstrap with distinct patterns of right and wrong.
 */
export function humanLevel(ratings: Ratings, references: References, options: HumanLevelOptions): HumanLevel {
  const classes = ratings.classes.length;
  const judged = judgedRatings(ratings, references);
  const hits = new Float64Array(classes);
  const totals = new Float64Array(classes);
  for (const word of judged.words) {
    hits[word >> 1]! += word & 1;
    totals[word >> 1]!++;
  }
  const occur = [...totals.keys()].filter((k) => totals[k]! > 0);
  const shown = occur
    .toSorted((a, b) => totals[b]! - totals[a]! || a - b)
    .slice(0, MOST_CLASSES)
    .sort((a, b) => a - b);
  const counted = [
    { hits: sumOf(hits), n: judged.words.length, items: judged.items },
    ...shown.map((k) => ({ hits: hits[k]!, n: totals[k]!, items: judged.itemsOfClass[k]! })),
  ];
  const resampled = judged.items < judged.words.length ? bootstrapOf(judged, shown, classes, options) : null;
  const dropped = droppedRows({
    unlabeled: references.length - judged.words.length,
    missing: 0,
    infinite: 0,
  });
  const estimates = counted.map(({ hits: right, n, items }, at): Estimate => {
    if (n === 0) return undefinedBecause('unlabeled', 0);
    const certain = right === 0 || right === n;
    const interval = !resampled ? wilson(right, n) : certain ? overItems(right, n, items) : resampled[at]!;
    return estimate(right / n, n, interval, dropped);
  });
  return {
    overall: estimates[0]!,
    annotators: byAnnotator(ratings, references),
    classes: shown.map((code, at) => ({ code, name: ratings.classes[code]!, estimate: estimates[at + 1]! })),
    notShown: occur.length - shown.length,
    items: judged.items,
  };
}

/** Ratings that have a reference, by item: a word 2 x the reference's class + 1 where right, ascending. */
interface Judged {
  offsets: Uint32Array;
  words: Int32Array;
  /** Items with such a rating, overall and by class of the reference. */
  items: number;
  itemsOfClass: Float64Array;
}

function judgedRatings(ratings: Ratings, references: References): Judged {
  const { items, offsets, codes } = ratings;
  const words = new Int32Array(codes.length);
  const ends = new Uint32Array(items + 1);
  const itemsOfClass = new Float64Array(ratings.classes.length);
  let size = 0;
  let used = 0;
  for (let item = 0; item < items; item++) {
    const start = size;
    for (let at = offsets[item]!; at < offsets[item + 1]!; at++) {
      if (references[at]! < 0) continue;
      words[size++] = 2 * references[at]! + Number(references[at] === codes[at]);
    }
    if (size > start) used++;
    if (size > start + 1) words.subarray(start, size).sort();
    for (let at = start; at < size; at++) {
      if (at === start || words[at]! >> 1 !== words[at - 1]! >> 1) itemsOfClass[words[at]! >> 1]!++;
    }
    ends[item + 1] = size;
  }
  return { offsets: ends, words: words.slice(0, size), items: used, itemsOfClass };
}

function bootstrapOf(
  { offsets, words, items }: Judged,
  shown: readonly number[],
  classes: number,
  { seed, B = 1000 }: HumanLevelOptions,
): (Interval | null)[] {
  const { first, counts } = distinctPatterns(offsets, words);
  const used = [...first.keys()].filter(
    (pattern) => offsets[first[pattern]!]! < offsets[first[pattern]! + 1]!,
  );
  const hits = new Float64Array(classes);
  const totals = new Float64Array(classes);
  const compute = (drawn: Float64Array, out: Float64Array): void => {
    hits.fill(0);
    totals.fill(0);
    used.forEach((pattern, cell) => {
      const times = drawn[cell]!;
      const item = first[pattern]!;
      for (let at = offsets[item]!; at < offsets[item + 1]!; at++) {
        hits[words[at]! >> 1]! += times * (words[at]! & 1);
        totals[words[at]! >> 1]! += times;
      }
    });
    out[0] = sumOf(hits) / sumOf(totals);
    shown.forEach((k, at) => (out[at + 1] = hits[k]! / totals[k]!));
  };
  const over = `over ${String(items)} items, seed ${String(seed)}`;
  return bootstrapCells(
    used.map((pattern) => counts[pattern]!),
    shown.length + 1,
    compute,
    { random: createRandom(seed), B, over },
  );
}

function byAnnotator(
  { annotators, annotatorOf, codes }: Ratings,
  references: References,
): HumanLevel['annotators'] {
  const hits = new Float64Array(annotators.length);
  const totals = new Float64Array(annotators.length);
  for (let at = 0; at < codes.length; at++) {
    if (references[at]! < 0) continue;
    totals[annotatorOf[at]!]!++;
    if (references[at] === codes[at]) hits[annotatorOf[at]!]!++;
  }
  return [...totals.keys()]
    .filter((annotator) => totals[annotator]! > 0)
    .map((annotator) => ({
      annotator,
      estimate: proportion(hits[annotator]!, totals[annotator]!, 'unlabeled'),
    }));
}

function overItems(right: number, n: number, items: number): Interval | null {
  const interval = wilson((right / n) * items, items);
  return interval && { ...interval, method: 'Wilson over items' };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
