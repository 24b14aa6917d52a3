import { kolmogorovSmirnov, kolmogorovSmirnovDistance } from './kolmogorov-smirnov.ts';
import type { StreamDetector, StreamSignal } from './stream-detector.ts';

export interface KswinSetting {
  /** A p of at most this is a change, if the distance is above .1 as well. */
  alpha: number;
  /** Values kept, and how many of them are the newest ones. */
  window: number;
  newest: number;
}

export const KSWIN: KswinSetting = { alpha: 0.005, window: 100, newest: 30 };

const LEAST_DISTANCE = 0.1;

/** Draws `count` of the places 0 to `from` - 1, each once. */
export type DrawPlaces = (from: number, count: number) => readonly number[];

/**
 * Windowed Kolmogorov-Smirnov test (Raab et al. 2020): the newest values against as many drawn from those before them.
 * The draw is given from outside, so that a run can be repeated.
 */
export function kswin(draw: DrawPlaces, { alpha, window, newest }: KswinSetting = KSWIN): StreamDetector {
  let kept: number[] = [];
  const older = new Float64Array(newest);
  const now = new Float64Array(newest);
  /** By distance: the sizes are always the same, so there are few of them. */
  const chances = new Map<number, number>();

  function update(value: number): StreamSignal {
    kept.push(value);
    if (kept.length > window) kept.shift();
    if (kept.length < window) return 'none';
    const places = draw(window - newest, newest);
    for (let at = 0; at < newest; at++) {
      insert(older, at, kept[places[at]!]!);
      insert(now, at, kept[window - newest + at]!);
    }
    const distance = kolmogorovSmirnovDistance(older, now)!;
    if (distance <= LEAST_DISTANCE) return 'none';
    let p = chances.get(distance);
    if (p === undefined) chances.set(distance, (p = kolmogorovSmirnov(older, now)!.p));
    if (p > alpha) return 'none';
    kept = [];
    return 'drift';
  }
  return { update };
}

/** Puts a value at its place among the first `count`, which ascend: of so few that is the quickest sort. */
function insert(sorted: Float64Array, count: number, value: number): void {
  let at = count;
  for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
  sorted[at] = value;
}
