import type { Domain } from '../scale.ts';

/** A value with its interval and what it is compared with, all in the unit of the domain. */
export interface IntervalDatum {
  value: number | null;
  low: number | null;
  high: number | null;
  baseline: number | null;
}

export interface IntervalMarkShape {
  /** Pixels from the left; null where there is nothing to draw. */
  dot: number | null;
  bar: { from: number; to: number } | null;
  tick: number | null;
  /** The interval or the dot goes on beyond this edge. */
  cutLeft: boolean;
  cutRight: boolean;
}

/** Room for the dot's radius at both ends. */
const INSET = 5;

/** Where everything stands on a line `width` pixels long. What lies outside the domain is held at the edge and said so. */
export function intervalMarkShape(datum: IntervalDatum, domain: Domain, width: number): IntervalMarkShape {
  const [low, high] = domain;
  const span = high - low || 1;
  const at = (value: number): number => INSET + ((value - low) / span) * (width - 2 * INSET);
  const hold = (x: number): number => Math.min(width - INSET, Math.max(INSET, x));
  const dot = datum.value === null ? null : at(datum.value);
  const bar = datum.low === null || datum.high === null ? null : { from: at(datum.low), to: at(datum.high) };
  const least = Math.min(dot ?? width / 2, bar?.from ?? width / 2);
  const most = Math.max(dot ?? width / 2, bar?.to ?? width / 2);
  return {
    dot: dot === null ? null : hold(dot),
    bar: bar && { from: hold(bar.from), to: hold(bar.to) },
    tick: datum.baseline === null ? null : hold(at(datum.baseline)),
    cutLeft: least < INSET - 0.5,
    cutRight: most > width - INSET + 0.5,
  };
}

/**
 * One domain for a whole table: all values and baselines with a margin, kept inside `bounds` (e.g. [0, 1]). Wide
 * intervals of small slices do not stretch it; they are cut instead.
 */
export function sharedDomain(data: readonly IntervalDatum[], bounds: Domain = [-Infinity, Infinity]): Domain {
  let low = Infinity;
  let high = -Infinity;
  for (const { value, baseline } of data)
    for (const each of [value, baseline])
      if (each !== null && Number.isFinite(each)) {
        low = Math.min(low, each);
        high = Math.max(high, each);
      }
  if (low > high) return [Math.max(0, bounds[0]), Math.min(1, bounds[1])];
  const margin = (high - low) * 0.15 || Math.abs(high) * 0.05 || 0.5;
  return [Math.max(bounds[0], low - margin), Math.min(bounds[1], high + margin)];
}
