import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import { ratioInterval } from '../stats/newcombe.ts';
import type { Statistic } from './measuring.ts';

type Known = Extract<Estimate, { value: number }>;

const WILSON = 'Wilson';

/**
 * One metric on two sets of rows, as their difference (here - there) or ratio (here / there). `n` is that of the
 * smaller side. Undefined where a side is, for its reason, and a ratio to 0 ("zeroBase").
 *
 * Interval of a difference: Newcombe's way of joining the intervals of both sides (Zou and Donner 2008 call it MOVER),
 * which for two proportions with Wilson's is Newcombe's hybrid score interval (1998, method 10). Of a ratio: Katz's of
 * two proportions, else the same way for ratios (Donner and Zou 2012). Both take the rows for different ones: where the
 * two sets overlap, which makes the sides move together, the interval is wider than it need be.
 */
export function compareEstimates(
  here: Estimate,
  there: Estimate,
  statistic: Exclude<Statistic, 'value'>,
): Estimate {
  if (here.value === null) return here;
  if (there.value === null) return there;
  const n = Math.min(here.n, there.n);
  if (statistic === 'difference')
    return estimate(here.value - there.value, n, differenceInterval(here, there));
  if (there.value === 0) return undefinedBecause('zeroBase', n);
  return estimate(here.value / there.value, n, quotientInterval(here, there));
}

function differenceInterval(a: Known, b: Known): Interval | null {
  if (!a.interval || !b.interval) return null;
  const difference = a.value - b.value;
  return {
    low: difference - Math.hypot(a.value - a.interval.low, b.interval.high - b.value),
    high: difference + Math.hypot(a.interval.high - a.value, b.value - b.interval.low),
    level: a.interval.level,
    method: bothWilson(a, b) ? 'Newcombe' : `Newcombe’s way, from both: ${methodsOf(a.interval, b.interval)}`,
  };
}

function quotientInterval(a: Known, b: Known): Interval | null {
  if (!a.interval || !b.interval) return null;
  if (bothWilson(a, b)) {
    return ratioInterval(Math.round(a.value * a.n), a.n, Math.round(b.value * b.n), b.n, a.interval.level);
  }
  const product = a.value * b.value;
  const bound = (own: number, other: number, side: -1 | 1): number => {
    const under = product * product - own * other * (2 * a.value - own) * (2 * b.value - other);
    return (product + side * Math.sqrt(Math.max(0, under))) / (other * (2 * b.value - other));
  };
  const low = bound(a.interval.low, b.interval.high, -1);
  const high = bound(a.interval.high, b.interval.low, 1);
  // A base that may be 0 bounds nothing.
  if (!(b.interval.low > 0) || !(2 * b.value > b.interval.high) || !Number.isFinite(low + high)) return null;
  const method = `ratio of both: ${methodsOf(a.interval, b.interval)}`;
  return { low, high, level: a.interval.level, method };
}

function bothWilson(a: Known, b: Known): boolean {
  return a.interval?.method === WILSON && b.interval?.method === WILSON;
}

function methodsOf(a: Interval, b: Interval): string {
  return a.method === b.method ? a.method : `${a.method}; ${b.method}`;
}
