import { estimate, undefinedBecause, type Dropped, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import type { ScoreGroups } from './sorted-scores.ts';

/** Groups of scores beyond this many are pooled for the interval. */
const MOST_GROUPS = 300;

/**
 * Average precision: the sum over distinct scores, descending, of precision times the step in recall; rows with
 * tied scores enter together (no interpolation). Interval: percentile bootstrap over score by truth, on neighbouring
 * scores pooled into about 300 groups where there are more, and then moved by the difference this makes.
 * Undefined without positives.
 */
export function averagePrecision(groups: ScoreGroups, random: Random, dropped: Dropped = {}): Estimate {
  const n = total(groups.positives) + total(groups.negatives);
  const value = areaOf(groups.positives, groups.negatives);
  if (Number.isNaN(value)) return undefinedBecause(n === 0 ? 'emptySlice' : 'noPositives', n);
  const { pooled } = poolGroups(groups);
  const many = pooled.positives.length;
  const counts = new Float64Array(2 * many);
  counts.set(pooled.positives);
  counts.set(pooled.negatives, many);
  const shift = value - areaOf(pooled.positives, pooled.negatives);
  const [interval] = bootstrapCells(
    counts,
    1,
    (cells, out) => (out[0] = areaOf(cells.subarray(0, many), cells.subarray(many))),
    { random, over: `over ${String(many)} groups of scores`, shift: () => shift },
  );
  return estimate(
    value,
    n,
    interval ? { ...interval, low: Math.max(0, interval.low), high: Math.min(1, interval.high) } : null,
    dropped,
  );
}

/** Average precision of groups of scores, descending, in numbers or weights; NaN without positives. */
export function areaOf(positives: Float64Array, negatives: Float64Array): number {
  let hits = 0;
  let rows = 0;
  let area = 0;
  for (let g = 0; g < positives.length; g++) {
    hits += positives[g]!;
    rows += positives[g]! + negatives[g]!;
    if (positives[g]! > 0) area += (positives[g]! * hits) / rows;
  }
  return area / hits;
}

/**
 * Neighbours pooled so that each holds about the same part of the positives plus part of the negatives; `poolOf`: the
 * pool that each group went into.
 */
export function poolGroups({ positives, negatives }: ScoreGroups): {
  pooled: ScoreGroups;
  poolOf: Int32Array;
} {
  if (positives.length <= MOST_GROUPS) {
    return { pooled: { positives, negatives }, poolOf: Int32Array.from(positives, (_, group) => group) };
  }
  const P = total(positives);
  const N = Math.max(Number.MIN_VALUE, total(negatives));
  const pooled = { positives: new Float64Array(MOST_GROUPS), negatives: new Float64Array(MOST_GROUPS) };
  const placeOf = new Int32Array(positives.length);
  let mass = 0;
  for (let g = 0; g < positives.length; g++) {
    const at = Math.min(MOST_GROUPS - 1, Math.floor((mass / 2) * MOST_GROUPS));
    placeOf[g] = at;
    pooled.positives[at]! += positives[g]!;
    pooled.negatives[at]! += negatives[g]!;
    mass += positives[g]! / P + negatives[g]! / N;
  }
  const used = Array.from(pooled.positives, (count, at) => count + pooled.negatives[at]! > 0);
  const rank = new Int32Array(MOST_GROUPS);
  for (let at = 1; at < MOST_GROUPS; at++) rank[at] = rank[at - 1]! + Number(used[at - 1]);
  return {
    pooled: {
      positives: pooled.positives.filter((_, at) => used[at]),
      negatives: pooled.negatives.filter((_, at) => used[at]),
    },
    poolOf: placeOf.map((at) => rank[at]!),
  };
}

function total(counts: Float64Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
