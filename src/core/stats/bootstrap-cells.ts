import type { Interval } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { multinomialDraw } from './multinomial-draw.ts';
import { quantileSorted } from './quantile-sorted.ts';

export interface BootstrapOptions {
  random: Random;
  level?: number;
  /** Replicates wanted; fewer are drawn, and said so, where they would cost too much. */
  B?: number;
  /** What the cells are, for Interval.method, e.g. "over 812 score cells". */
  over?: string;
  /**
   * What is added to both ends of a statistic's interval: for cells that are a coarser picture of the rows, or
   * statistics that are biased under resampling.
   */
  shift?: (replicates: Float64Array, statistic: number) => number;
}

/** Cells drawn in all, over all replicates, at most about this many. */
const WORK = 6_000_000;
const LEAST_B = 100;
/** More undefined replicates than this share leave no interval: what remains would be a chosen sample. */
const MOST_UNDEFINED = 0.05;

/**
 * Percentile bootstrap intervals (Efron 1979) of statistics that depend on the rows only through counts by cell.
 * `compute` writes each statistic of the drawn counts into `out`, NaN where undefined; rows that are all different
 * are cells with count 1. Returns one interval a statistic, null where it is too often undefined.
 */
export function bootstrapCells(
  counts: ArrayLike<number>,
  statistics: number,
  compute: (cells: Float64Array, out: Float64Array) => void,
  options: BootstrapOptions,
): (Interval | null)[] {
  const { random, level = 0.95, over } = options;
  const cells = counts.length;
  if (cells === 0) return Array.from({ length: statistics }, () => null);
  const B = Math.min(options.B ?? 1000, Math.max(LEAST_B, Math.floor(WORK / cells)));
  const draw = multinomialDraw(counts);
  const drawn = new Float64Array(cells);
  const out = new Float64Array(statistics);
  const replicates = Array.from({ length: statistics }, () => new Float64Array(B));
  for (let b = 0; b < B; b++) {
    draw(random, drawn);
    compute(drawn, out);
    for (let s = 0; s < statistics; s++) replicates[s]![b] = out[s]!;
  }
  const method = `percentile bootstrap${over ? ` ${over}` : ''}, B = ${String(B)}`;
  return replicates.map((values, s) => percentileInterval(values, level, method, options.shift, s));
}

function percentileInterval(
  values: Float64Array,
  level: number,
  method: string,
  shift: BootstrapOptions['shift'],
  statistic: number,
): Interval | null {
  const defined = values.filter((value) => !Number.isNaN(value)).sort();
  if (defined.length < values.length * (1 - MOST_UNDEFINED)) return null;
  const move = shift ? shift(defined, statistic) : 0;
  const leftOut = values.length - defined.length;
  return {
    low: quantileSorted(defined, (1 - level) / 2) + move,
    high: quantileSorted(defined, (1 + level) / 2) + move,
    level,
    method: leftOut > 0 ? `${method}, ${String(leftOut)} of them undefined and left out` : method,
  };
}
