import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
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

  function update(value: number): StreamSignal {
    kept.push(value);
    if (kept.length > window) kept.shift();
    if (kept.length < window) return 'none';
    const older = Float64Array.from(draw(window - newest, newest), (place) => kept[place]!).sort();
    const now = Float64Array.from(kept.slice(-newest)).sort();
    const test = kolmogorovSmirnov(older, now);
    if (!test || test.p > alpha || test.distance <= LEAST_DISTANCE) return 'none';
    kept = [];
    return 'drift';
  }
  return { update };
}
