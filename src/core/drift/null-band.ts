import type { Random } from '../kernel/random.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';

/** What a distance comes to where nothing has changed, at two numbers of rows. */
export interface NullBand {
  /** Rows of the reference and of the current window. */
  n: readonly [number, number];
  /** Exceeded by this share of the resamples without drift: the distance from which on there is an alarm. */
  alpha: number;
  limit: number;
  /** What it comes to half of the time: no drift is not a distance of 0. */
  median: number;
  resamples: number;
}

/** Distances of two windows of so many rows each, both drawn from the reference; always in the same order. */
export type DrawDistances = (n: readonly [number, number], random: Random) => readonly number[];

export const RESAMPLES = 999;

/** The band of each distance at two numbers of rows, by resamples without drift. */
export function nullBands(
  draw: DrawDistances,
  n: readonly [number, number],
  random: Random,
  { alpha = 0.05, resamples = RESAMPLES } = {},
): readonly NullBand[] {
  const draws = Array.from({ length: resamples }, () => draw(n, random));
  return draws[0]!.map((_, which) =>
    bandOf(
      Float64Array.from(draws, (distance) => distance[which]!),
      n,
      alpha,
    ),
  );
}

/** The band that distances without drift make. */
export function bandOf(distances: Float64Array, n: readonly [number, number], alpha: number): NullBand {
  const resamples = distances.length;
  const sorted = distances.toSorted();
  // An alarm is a distance above the limit: as rare among resamples and window together as alpha says.
  const rank = Math.min(resamples - 1, Math.ceil((1 - alpha) * (resamples + 1)) - 1);
  return { n, alpha, limit: sorted[rank]!, median: quantileSorted(sorted, 0.5), resamples };
}

/** Bands at every pair of some numbers of rows, ascending; row-major, reference first. */
export interface BandGrid {
  sizes: readonly number[];
  bands: readonly NullBand[];
}

/**
 * The limit and the median at two numbers of rows between those of a grid: linear in the logarithms of both, by which they
 * are near to straight lines. Beyond the grid they go on as one over the root of the smaller number.
 */
export function bandBetween(
  { sizes, bands }: BandGrid,
  n: readonly [number, number],
): { limit: number; median: number } {
  const [i, u] = placeOf(sizes, n[0]);
  const [j, w] = placeOf(sizes, n[1]);
  const beyond = Math.sqrt(within(sizes, Math.min(...n)) / Math.min(...n));
  const at = (member: 'limit' | 'median'): number => {
    const corner = (row: number, column: number): number =>
      Math.log(Math.max(Number.MIN_VALUE, bands[row * sizes.length + column]![member]));
    const along = (row: number): number => (1 - w) * corner(row, j) + w * corner(row, j + 1);
    return Math.exp((1 - u) * along(i) + u * along(i + 1)) * beyond;
  };
  return { limit: at('limit'), median: at('median') };
}

function within(sizes: readonly number[], n: number): number {
  return Math.min(sizes.at(-1)!, Math.max(sizes[0]!, n));
}

function placeOf(sizes: readonly number[], n: number): [number, number] {
  const size = within(sizes, n);
  let at = sizes.findLastIndex((one) => one <= size);
  if (at === sizes.length - 1) at--;
  const [low, high] = [Math.log(sizes[at]!), Math.log(sizes[at + 1]!)];
  return [at, (Math.log(size) - low) / (high - low)];
}
