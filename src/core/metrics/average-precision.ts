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
  const pooled = pool(groups);
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

/** NaN without positives. */
function areaOf(positives: Float64Array, negatives: Float64Array): number {
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

/** Neighbours pooled so that each holds about the same part of the positives plus part of the negatives. */
function pool({ positives, negatives }: ScoreGroups): ScoreGroups {
  if (positives.length <= MOST_GROUPS) return { positives, negatives };
  const P = total(positives);
  const N = Math.max(1, total(negatives));
  const pooled = { positives: new Float64Array(MOST_GROUPS), negatives: new Float64Array(MOST_GROUPS) };
  let mass = 0;
  for (let g = 0; g < positives.length; g++) {
    const at = Math.min(MOST_GROUPS - 1, Math.floor((mass / 2) * MOST_GROUPS));
    pooled.positives[at]! += positives[g]!;
    pooled.negatives[at]! += negatives[g]!;
    mass += positives[g]! / P + negatives[g]! / N;
  }
  const used = pooled.positives.map((count, at) => (count + pooled.negatives[at]! > 0 ? 1 : 0));
  return {
    positives: pooled.positives.filter((_, at) => used[at] === 1),
    negatives: pooled.negatives.filter((_, at) => used[at] === 1),
  };
}

function total(counts: Float64Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
