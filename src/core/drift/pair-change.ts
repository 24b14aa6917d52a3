import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { pairStrength, type PairStrength, type ReadySide } from '../profile/pair-sides.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { normalTail } from '../stats/normal-tail.ts';
import { associationCells, drawnDeviation } from './association-cells.ts';

/** A column made ready in both windows. */
export interface SideOfWindows {
  name: string;
  reference: ReadySide;
  current: ReadySide;
}

/** How a pair of columns goes together in two windows. */
export interface PairChange extends Pick<PairStrength, 'a' | 'b' | 'measure'> {
  reference: Estimate;
  current: Estimate;
  /** Current less reference. */
  change: Estimate;
  /** Of no change, two-sided; null where there is no interval. */
  p: number | null;
}

/** Times that rows are drawn anew. */
export const DRAWS = 100;

/**
 * The change of a pair's strength, from an interval of it in either window (Zou 2007): of rank correlations on Fisher's
 * scale (Bonett and Wright), of other strengths from the deviation of their squares over 100 bootstrap draws.
 */
export function pairChange(a: SideOfWindows, b: SideOfWindows, random: Random): PairChange {
  const was = pairStrength(a.reference, b.reference);
  const is = pairStrength(a.current, b.current);
  const both = { a: a.name, b: b.name, measure: was.measure, reference: was.strength, current: is.strength };
  const [then, now] = [was.strength, is.strength];
  if (then.value === null) return { ...both, change: undefinedBecause(then.reason, then.n), p: null };
  if (now.value === null) return { ...both, change: undefinedBecause(now.reason, now.n), p: null };
  const found =
    was.measure === 'spearman'
      ? ofCorrelations(then, now)
      : ofDraws(then.value, now.value, [
          drawnDeviation(associationCells(a.reference, b.reference), DRAWS, random),
          drawnDeviation(associationCells(a.current, b.current), DRAWS, random),
        ]);
  const change = estimate(now.value - then.value, then.n + now.n, found?.interval ?? null);
  return { ...both, change, p: found?.p ?? null };
}

interface Uncertain {
  interval: Interval;
  p: number;
}
type Known = Estimate & { interval: Interval | null; value: number };

function ofCorrelations(then: Known, now: Known): Uncertain | null {
  const [was, is] = [then.interval, now.interval];
  if (!was || !is || was.low === was.high || is.low === is.high) return null;
  const error = ({ low, high }: Interval): number =>
    (Math.atanh(high) - Math.atanh(low)) / (2 * normalQuantile(0.975));
  const z = (Math.atanh(now.value) - Math.atanh(then.value)) / Math.hypot(error(was), error(is));
  const interval = ofDifference({ ...was, value: then.value }, { ...is, value: now.value });
  return {
    interval: { ...interval, level: 0.95, method: 'Fisher’s z, Zou' },
    p: 2 * normalTail(Math.abs(z)),
  };
}

function ofDraws(
  then: number,
  now: number,
  [was, is]: readonly [number | null, number | null],
): Uncertain | null {
  if (was === null || is === null || !(was + is > 0)) return null;
  const around = (value: number, deviation: number): Limits => {
    const reach = normalQuantile(0.975) * deviation;
    return {
      value,
      low: Math.sqrt(Math.max(0, value ** 2 - reach)),
      high: Math.min(1, Math.sqrt(value ** 2 + reach)),
    };
  };
  const z = (now ** 2 - then ** 2) / Math.hypot(was, is);
  return {
    interval: {
      ...ofDifference(around(then, was), around(now, is)),
      ...{ level: 0.95, method: `bootstrap, B = ${String(DRAWS)}, Zou` },
    },
    p: 2 * normalTail(Math.abs(z)),
  };
}

interface Limits {
  value: number;
  low: number;
  high: number;
}

function ofDifference(was: Limits, is: Limits): { low: number; high: number } {
  const difference = is.value - was.value;
  return {
    low: difference - Math.hypot(is.value - is.low, was.high - was.value),
    high: difference + Math.hypot(is.high - is.value, was.value - was.low),
  };
}

/** What surely changed first, then by the size of the change; those without a number last. */
export function mostChangedFirst<Pair extends PairChange>(
  pairs: readonly Pair[],
  isFirst: (pair: Pair) => boolean = isSure,
): readonly Pair[] {
  const size = ({ change }: PairChange): number => (change.value === null ? -1 : Math.abs(change.value));
  return [...pairs].sort((x, y) => Number(isFirst(y)) - Number(isFirst(x)) || size(y) - size(x));
}

/** Its interval lies on one side of 0. */
export function isSure({ change }: PairChange): boolean {
  return change.value !== null && change.interval !== null && change.interval.low * change.interval.high > 0;
}
