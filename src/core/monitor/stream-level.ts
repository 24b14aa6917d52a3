import { driftShape, type ShapeAnswer } from '../drift/drift-shape.ts';
import type { Levels } from '../drift/level-sums.ts';
import type { Interval } from '../kernel/estimate.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { wilson } from '../stats/wilson.ts';
import type { Period } from './log.ts';

/** The level of a stream in a stretch of time. */
export interface LevelWindow extends Period {
  /** Values. */
  n: number;
  /** NaN without any. */
  mean: number;
  /** Of the mean; null where it cannot be known. */
  interval: Interval | null;
  /** Of the mean, from the sampling of its values alone; NaN where it cannot be known. */
  variance: number;
}

/** Running sums over a stream, by which the mean of any stretch is told at once. */
export class StreamSums {
  readonly #origin: number;
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  readonly #isZeroOne: boolean;

  constructor(values: Float64Array, isZeroOne: boolean) {
    this.#isZeroOne = isZeroOne;
    // Far from zero, squares would lose what matters.
    this.#origin = isZeroOne ? 0 : (values[0] ?? 0);
    this.#sums = new Float64Array(values.length + 1);
    this.#squares = new Float64Array(values.length + 1);
    for (let at = 0; at < values.length; at++) {
      const apart = values[at]! - this.#origin;
      this.#sums[at + 1] = this.#sums[at]! + apart;
      this.#squares[at + 1] = this.#squares[at]! + apart * apart;
    }
  }

  /** Of the values from `from` up to and without `to`. */
  level(from: number, to: number): Pick<LevelWindow, 'n' | 'mean' | 'interval' | 'variance'> {
    const n = to - from;
    if (n <= 0) return { n: 0, mean: NaN, interval: null, variance: NaN };
    const sum = this.#sums[to]! - this.#sums[from]!;
    const mean = this.#origin + sum / n;
    if (this.#isZeroOne) {
      // Half a value away from 0 and 1: nothing is certain.
      const chance = (sum + 0.5) / (n + 1);
      return { n, mean, interval: wilson(sum, n), variance: (chance * (1 - chance)) / n };
    }
    const squares = Math.max(0, this.#squares[to]! - this.#squares[from]! - (sum * sum) / n);
    return {
      n,
      mean,
      interval: meanInterval({ n, mean, squares }),
      variance: n > 1 ? squares / (n - 1) / n : NaN,
    };
  }
}

/** A level to be shown and fitted has at most so many windows; finer ones are taken together. */
export const MOST_LEVELS = 200;

/** Windows taken together so that at most `most` are left: each of the same number of them. */
export function joinedWindows(windows: readonly Period[], most = MOST_LEVELS): Period[] {
  const step = Math.max(1, Math.ceil(windows.length / most));
  const joined: Period[] = [];
  for (let at = 0; at < windows.length; at += step) {
    const last = windows[Math.min(windows.length, at + step) - 1]!;
    joined.push({ fromMs: windows[at]!.fromMs, toMs: last.toMs });
  }
  return joined;
}

/** By window the level of values whose times ascend. O(values + windows). */
export function levelsOf(times: Float64Array, sums: StreamSums, windows: readonly Period[]): LevelWindow[] {
  let at = 0;
  return windows.map(({ fromMs, toMs }) => {
    while (at < times.length && times[at]! < fromMs) at++;
    const from = at;
    while (at < times.length && times[at]! < toMs) at++;
    return { fromMs, toMs, ...sums.level(from, at) };
  });
}

/** Levels of a figure that is known by window only; windows are taken together weighed by their n. */
export function levelsOfSeries(
  { values, n, variances }: { values: Float64Array; n: Float64Array; variances: Float64Array | null },
  windows: readonly Period[],
  most = MOST_LEVELS,
): LevelWindow[] {
  const step = Math.max(1, Math.ceil(windows.length / most));
  const reach = normalQuantile(0.975);
  return joinedWindows(windows, most).map((period, place) => {
    let [weight, sum, spread] = [0, 0, 0];
    for (let at = place * step; at < Math.min(windows.length, (place + 1) * step); at++) {
      if (Number.isNaN(values[at]!)) continue;
      const w = Math.max(1, n[at]!);
      weight += w;
      sum += w * values[at]!;
      spread += w * w * (variances?.[at] ?? NaN);
    }
    const [mean, variance] = [sum / weight, spread / weight ** 2];
    const half = reach * Math.sqrt(variance);
    const interval = Number.isNaN(half)
      ? null
      : { low: mean - half, high: mean + half, level: 0.95, method: 'normal' };
    return { ...period, n: weight, mean, interval, variance };
  });
}

/** The middle of the square of a standard normal value. */
const MEDIAN_SQUARE = 0.454936;

/** Levels that have a value (`kept`: which), with variances that hold how they stray from window to window. */
export interface KeptLevels extends Levels {
  values: readonly number[];
  variances: readonly number[];
  kept: readonly number[];
}

/**
 * Levels to be fitted. What their values vary by within windows is taken from all windows together: a window's own would
 * give those with a low share too much weight. Beyond the sampling of its values a level strays from window to window,
 * e.g. by weekday: where steps between neighbours are larger than sampling makes them, all variances are larger by as
 * much. The middle step is taken, so that a few jumps count for nothing.
 */
export function keptLevels(levels: readonly LevelWindow[]): KeptLevels {
  const kept = levels.flatMap(({ mean }, at) => (Number.isNaN(mean) ? [] : [at]));
  const values = kept.map((at) => levels[at]!.mean);
  const within = varianceWithin(kept.map((at) => levels[at]!));
  const own = kept.map((at) => (within === null ? 1 : within / levels[at]!.n));
  const steps = values
    .slice(1)
    .map((value, at) => (value - values[at]!) ** 2 / (own[at]! + own[at + 1]!))
    .sort((a, b) => a - b);
  const scatter = (steps[steps.length >>> 1] ?? 0) / MEDIAN_SQUARE;
  // A level that mostly stands still still moves somewhere.
  const least = within === null ? steps.reduce((sum, step) => sum + step, 0) / steps.length || 1 : 1;
  const factor = within === null ? scatter || least : Math.max(least, scatter);
  return { values, variances: own.map((variance) => variance * factor), kept };
}

/** The shape of a level over its windows that have a value (`kept`: which). */
export function shapeOfLevel(levels: readonly LevelWindow[]): ShapeAnswer & { kept: readonly number[] } {
  const fitted = keptLevels(levels);
  return { ...driftShape(fitted), kept: fitted.kept };
}

/** Of single values about the mean of their window; null where it is not known or there is none. */
function varianceWithin(levels: readonly LevelWindow[]): number | null {
  let [sum, all] = [0, 0];
  for (const { n, variance } of levels) {
    if (Number.isNaN(variance)) continue;
    sum += n * n * variance;
    all += n;
  }
  return sum > 0 ? sum / all : null;
}
