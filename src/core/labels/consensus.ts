import type { Ratings } from './ratings.ts';

/** How an item's class was decided; "none" = nobody rated it. */
export const DECISIONS = ['none', 'tie', 'unanimous', 'majority', 'weighted', 'ruled'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface Consensus {
  /** Index into the classes of the ratings by item; -1 where there is none, or a tie. */
  codes: Int32Array;
  /** Index into DECISIONS by item. */
  decisions: Uint8Array;
  /** Share of the winning class in the votes, in weight (by vote) or probability (Dawid-Skene); NaN without votes. */
  support: Float64Array;
  /** Items by decision. */
  counts: Readonly<Record<Decision, number>>;
}

/** Class that someone ruled for an item, by item; it stands whatever the votes. */
export type Rulings = ReadonlyMap<number, number>;

/** Weights this close are a tie: sums of the same weights differ in the last places with their order. */
const TIE = 1e-9;

/**
 * The class with most votes of each item. `weights` by annotator make it a weighted vote (at least 0, and one above
 * 0 for an item to have votes). Ties stay undecided; rulings override everything. Throws RangeError for weights that
 * are negative or not finite.
 */
export function voteConsensus(
  ratings: Ratings,
  { weights = null, rulings = null }: { weights?: Float64Array | null; rulings?: Rulings | null } = {},
): Consensus {
  if (weights?.some((weight) => !(weight >= 0 && weight < Infinity))) {
    throw new RangeError('voteConsensus: weights must be finite and at least 0');
  }
  const { items, offsets, annotatorOf, codes } = ratings;
  const votes = new Float64Array(ratings.classes.length);
  const consensus = undecided(items);
  for (let item = 0; item < items; item++) {
    const from = offsets[item]!;
    const to = offsets[item + 1]!;
    let total = 0;
    for (let at = from; at < to; at++) {
      const weight = weights ? weights[annotatorOf[at]!]! : 1;
      votes[codes[at]!]! += weight;
      total += weight;
    }
    let best = -1;
    for (let at = from; at < to; at++) if (best < 0 || votes[codes[at]!]! > votes[best]!) best = codes[at]!;
    const limit = best < 0 ? 0 : votes[best]! * (1 - TIE);
    let tied = false;
    for (let at = from; at < to; at++) if (codes[at] !== best && votes[codes[at]!]! >= limit) tied = true;
    if (total > 0) {
      const whole = unanimous(ratings, item);
      settle(
        consensus,
        item,
        tied ? -1 : best,
        tied ? 'tie' : whole ? 'unanimous' : weights ? 'weighted' : 'majority',
      );
      consensus.support[item] = votes[best]! / total;
    }
    for (let at = from; at < to; at++) votes[codes[at]!] = 0;
  }
  return finished(consensus, rulings);
}

/**
 * The most probable class of each item. `posterior` holds the probabilities by item, then class, as Dawid and Skene's
 * model gives them; two within 1e-9 of each other at the top are a tie.
 */
export function posteriorConsensus(
  ratings: Ratings,
  posterior: Float64Array | Float32Array,
  rulings: Rulings | null = null,
): Consensus {
  const classes = ratings.classes.length;
  const consensus = undecided(ratings.items);
  for (let item = 0; item < ratings.items; item++) {
    if (ratings.offsets[item] === ratings.offsets[item + 1]) continue;
    let best = 0;
    let second = -1;
    for (let k = 1; k < classes; k++) {
      const probability = posterior[item * classes + k]!;
      if (probability > posterior[item * classes + best]!) {
        second = best;
        best = k;
      } else if (second < 0 || probability > posterior[item * classes + second]!) second = k;
    }
    const top = posterior[item * classes + best]!;
    const tied = second >= 0 && top - posterior[item * classes + second]! <= TIE;
    const agreed = unanimous(ratings, item) && ratings.codes[ratings.offsets[item]!] === best;
    settle(consensus, item, tied ? -1 : best, tied ? 'tie' : agreed ? 'unanimous' : 'weighted');
    consensus.support[item] = top;
  }
  return finished(consensus, rulings);
}

type Draft = Omit<Consensus, 'counts'>;

function undecided(items: number): Draft {
  return {
    codes: new Int32Array(items).fill(-1),
    decisions: new Uint8Array(items),
    support: new Float64Array(items).fill(NaN),
  };
}

function settle({ codes, decisions }: Draft, item: number, code: number, decision: Decision): void {
  codes[item] = code;
  decisions[item] = DECISIONS.indexOf(decision);
}

function unanimous({ offsets, codes }: Ratings, item: number): boolean {
  for (let at = offsets[item]! + 1; at < offsets[item + 1]!; at++)
    if (codes[at] !== codes[at - 1]) return false;
  return true;
}

function finished(draft: Draft, rulings: Rulings | null): Consensus {
  rulings?.forEach((code, item) => {
    settle(draft, item, code, 'ruled');
  });
  const tally = new Float64Array(DECISIONS.length);
  for (const decision of draft.decisions) tally[decision]!++;
  const counts = Object.fromEntries(DECISIONS.map((name, at) => [name, tally[at]!]));
  return { ...draft, counts: counts as Record<Decision, number> };
}
