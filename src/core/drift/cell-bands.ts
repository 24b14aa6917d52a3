import type { Random } from '../kernel/random.ts';
import { drawCounts } from '../stats/draw-counts.ts';
import { areaUnderLine } from './cell-distances.ts';
import type { BandColumn, BandDistance } from './drift-question.ts';
import { bandOf, type BandGrid, type NullBand } from './null-band.ts';
import { jsDistanceBase2 } from './share-distances.ts';

export interface BandSetting {
  alpha: number;
  resamples: number;
}

/** Draws of a column's counts, and how far two of them lie apart, as dragged values are measured. */
interface CellDraws {
  distances: readonly BandDistance[];
  draw(n: number, random: Random): Float64Array<ArrayBuffer>;
  apart(a: Float64Array<ArrayBuffer>, b: Float64Array<ArrayBuffer>, n: readonly [number, number]): number[];
}

/**
 * Null bands of a column from its counts by cell: no-drift windows are draws of counts, so that the time taken does not
 * grow with the rows behind them. Values lie evenly in their cell, as dragged distances take them to; Kolmogorov-Smirnov's
 * is that at the cuts, the smaller by what goes on within a cell.
 */
export function cellBands(
  column: BandColumn,
  random: Random,
  setting: BandSetting,
): Partial<Record<BandDistance, NullBand>> {
  const draws = drawsOf(column);
  const { n } = column;
  const found = draws.distances.map(() => new Float64Array(setting.resamples));
  for (let resample = 0; resample < setting.resamples; resample++) {
    const [a, b] = [draws.draw(n[0], random), draws.draw(n[1], random)];
    draws.apart(a, b, n).forEach((distance, which) => (found[which]![resample] = distance));
  }
  return Object.fromEntries(
    draws.distances.map((distance, which) => [distance, bandOf(found[which]!, n, setting.alpha)]),
  );
}

/**
 * The same at every pair of some sizes. Each resample draws two windows of every size once and holds them against each
 * other crosswise, which takes sizes rather than pairs of draws; a pair and its reverse are alike.
 */
export function cellBandGrid(
  column: BandColumn,
  sizes: readonly number[],
  random: Random,
  { alpha, resamples }: BandSetting,
): Partial<Record<BandDistance, BandGrid>> {
  const draws = drawsOf(column);
  const pairs = sizes.flatMap((_, i) => sizes.slice(i).map((_, j) => [i, i + j] as const));
  const found = draws.distances.map(() => pairs.map(() => new Float64Array(resamples)));
  for (let resample = 0; resample < resamples; resample++) {
    const [first, second] = [0, 1].map(() => sizes.map((n) => draws.draw(n, random)));
    for (const [at, [i, j]] of pairs.entries()) {
      const apart = draws.apart(first![i]!, second![j]!, [sizes[i]!, sizes[j]!]);
      apart.forEach((distance, which) => (found[which]![at]![resample] = distance));
    }
  }
  const gridOf = (which: number): BandGrid => {
    const of = pairs.map(([i, j], at) => bandOf(found[which]![at]!, [sizes[i]!, sizes[j]!], alpha));
    const bandAt = (i: number, j: number): NullBand => {
      const band = of[pairs.findIndex(([a, b]) => a === Math.min(i, j) && b === Math.max(i, j))]!;
      return { ...band, n: [sizes[i]!, sizes[j]!] };
    };
    return { sizes, bands: sizes.flatMap((_, i) => sizes.map((_, j) => bandAt(i, j))) };
  };
  return Object.fromEntries(draws.distances.map((distance, which) => [distance, gridOf(which)]));
}

function drawsOf(column: BandColumn): CellDraws {
  const draw: CellDraws['draw'] = (n, random) => drawCounts(column.counts, n, random);
  if (column.kind === 'values') {
    return {
      distances: ['jsDistanceBase2'],
      draw,
      apart: (reference, current) => [jsDistanceBase2({ reference, current })!],
    };
  }
  const widths = widthsOf(column);
  return {
    distances: ['wassersteinOverSigma', 'ks'],
    draw,
    apart: (a, b, n) => {
      const { area, gap } = areaAndGap(widths, a, b, n);
      return [area / column.sigma, gap];
    },
  };
}

/** How wide each cell is; the outermost end at the least and the greatest value. */
function widthsOf({ cuts, low, high }: Extract<BandColumn, { cuts: unknown }>): Float64Array {
  return Float64Array.from({ length: cuts.length + 1 }, (_, cell) => {
    const from = Math.max(low, cell === 0 ? -Infinity : cuts[cell - 1]!);
    return Math.max(0, Math.min(high, cuts[cell] ?? Infinity) - from);
  });
}

/** What `cellWasserstein` and `cellKolmogorovSmirnov` come to, in one pass and without their bounds. */
function areaAndGap(
  widths: Float64Array,
  a: Float64Array,
  b: Float64Array,
  [m, n]: readonly [number, number],
): { area: number; gap: number } {
  let [area, gap, inA, inB, apart] = [0, 0, 0, 0, 0];
  for (let cell = 0; cell < widths.length; cell++) {
    inA += a[cell]!;
    inB += b[cell]!;
    const next = inA / m - inB / n;
    area += areaUnderLine(apart, next) * widths[cell]!;
    gap = Math.max(gap, Math.abs(next));
    apart = next;
  }
  return { area, gap };
}
