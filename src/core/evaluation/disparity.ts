import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { newcombe, ratioInterval } from '../stats/newcombe.ts';
import { zeroRatioInterval } from '../stats/zero-ratio.ts';
import type { Share } from './group-rates.ts';

/** A rate of a group less that of another, Newcombe's interval; undefined where either rate is. */
export function rateDifference(a: Share, b: Share): Estimate {
  const empty = firstEmpty(a, b);
  if (empty) return undefinedBecause(empty.whenEmpty, 0);
  return estimate(a.hits / a.of - b.hits / b.of, a.of + b.of, newcombe(a.hits, a.of, b.hits, b.of));
}

/**
 * A rate of a group over that of another; undefined where either is or the second is 0. Katz's interval, and one from
 * Wilson's bounds where the first is 0 and Katz has none.
 */
export function rateRatio(a: Share, b: Share): Estimate {
  const empty = firstEmpty(a, b);
  if (empty) return undefinedBecause(empty.whenEmpty, 0);
  if (b.hits === 0) return undefinedBecause('zeroBase', a.of + b.of);
  const interval =
    a.hits === 0 ? zeroRatioInterval(a.of, b.hits, b.of) : ratioInterval(a.hits, a.of, b.hits, b.of);
  return estimate(a.hits / a.of / (b.hits / b.of), a.of + b.of, interval);
}

/** How far groups lie apart: highest less lowest rate, and lowest over highest. */
export interface Spread {
  difference: Estimate;
  ratio: Estimate;
  /** Indices of the groups with the highest and the lowest rate; null below two groups that can be compared. */
  highest: number | null;
  lowest: number | null;
  /** Groups that were compared; all others are left out. */
  compared: readonly number[];
}

/**
 * The spread of a rate over the groups in `among` that have it. The intervals are those of the two extreme groups, as
 * if they had been chosen beforehand, so that they are somewhat narrow with many groups; the method says so.
 */
export function spreadOf(shares: readonly Share[], among: readonly number[]): Spread {
  const compared = among.filter((group) => shares[group]!.of > 0);
  const [first] = compared;
  if (first === undefined || compared.length < 2) {
    const none = undefinedBecause('tooFew', compared.length);
    return { difference: none, ratio: none, highest: null, lowest: null, compared };
  }
  const rate = (group: number): number => shares[group]!.hits / shares[group]!.of;
  const highest = compared.reduce((best, group) => (rate(group) > rate(best) ? group : best), first);
  const lowest = compared.reduce((best, group) => (rate(group) < rate(best) ? group : best), first);
  return {
    difference: asChosen(rateDifference(shares[highest]!, shares[lowest]!)),
    ratio: asChosen(rateRatio(shares[lowest]!, shares[highest]!)),
    highest,
    lowest,
    compared,
  };
}

/** Of two spreads the worse: the larger difference, or the smaller ratio; undefined where either is. */
export function worse(a: Estimate, b: Estimate, by: 'difference' | 'ratio'): Estimate {
  if (a.value === null) return a;
  if (b.value === null) return b;
  const first = by === 'difference' ? a.value >= b.value : a.value <= b.value;
  return first ? a : b;
}

function asChosen(of: Estimate): Estimate {
  if (of.value === null || !of.interval) return of;
  return { ...of, interval: { ...of.interval, method: `${of.interval.method}, of the two extreme groups` } };
}

function firstEmpty(a: Share, b: Share): Share | null {
  return a.of === 0 ? a : b.of === 0 ? b : null;
}
