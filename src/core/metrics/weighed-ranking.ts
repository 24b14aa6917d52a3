import {
  estimate,
  undefinedBecause,
  type Dropped,
  type Estimate,
  type Interval,
} from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { bootstrapSums } from '../stats/bootstrap-sums.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { kishRows } from '../stats/weighed.ts';
import { areaOf, poolGroups } from './average-precision.ts';
import { newcombe, pairsWon } from './roc-auc.ts';
import { rowsInBlocks } from './rows-in-blocks.ts';
import type { WeighedGroups } from './weighed-scores.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';

/**
 * Area under the ROC curve with sample weights: each pair of a positive and a negative counts by the product of their
 * weights. Interval: DeLong's, with each row's placement weighted by its squared weight (equal weights give the plain
 * one); where that variance is 0, Newcombe's score interval with Kish's numbers of rows.
 */
export function weighedRocAuc(groups: WeighedGroups, dropped: Dropped): Estimate {
  const { won, P, N } = pairsWon(groups);
  const rows = groups.positiveRows + groups.negativeRows;
  if (P === 0) return undefinedBecause(N === 0 ? 'emptySlice' : 'noPositives', rows);
  if (N === 0) return undefinedBecause('noNegatives', rows);
  const auc = won / P / N;
  return estimate(auc, rows, aucInterval(groups, P, N, auc), dropped);
}

function aucInterval(groups: WeighedGroups, P: number, N: number, auc: number): Interval | null {
  const { positives, negatives, positiveSquares, negativeSquares, positiveRows, negativeRows } = groups;
  if (positiveRows < 2 || negativeRows < 2) return null;
  let positivesAbove = 0;
  let negativesAbove = 0;
  let [ofPositives, ofNegatives, pSquares, nSquares] = [0, 0, 0, 0];
  for (let g = 0; g < positives.length; g++) {
    const [p, n] = [positives[g]!, negatives[g]!];
    ofPositives += positiveSquares[g]! * ((N - negativesAbove - n / 2) / N - auc) ** 2;
    ofNegatives += negativeSquares[g]! * ((positivesAbove + p / 2) / P - auc) ** 2;
    pSquares += positiveSquares[g]!;
    nSquares += negativeSquares[g]!;
    positivesAbove += p;
    negativesAbove += n;
  }
  const z = normalQuantile(0.975);
  const variance =
    (ofPositives / P / P) * (positiveRows / (positiveRows - 1)) +
    (ofNegatives / N / N) * (negativeRows / (negativeRows - 1));
  if (!(variance > 0)) {
    const [p, n] = [
      kishRows({ rows: positiveRows, weight: P, squares: pSquares }),
      kishRows({ rows: negativeRows, weight: N, squares: nSquares }),
    ];
    return { ...newcombe(auc, p, n, z), method: 'Newcombe score interval with effective rows' };
  }
  const half = z * Math.sqrt(variance);
  return {
    low: Math.max(0, auc - half),
    high: Math.min(1, auc + half),
    level: 0.95,
    method: 'DeLong, weighted',
  };
}

/**
 * Average precision with sample weights. Interval: percentile bootstrap over blocks of rows, with neighbouring scores
 * pooled as in `averagePrecision`.
 */
export function weighedAveragePrecision(
  outcome: ClassOutcome,
  positive: number,
  weights: Float64Array,
  groups: WeighedGroups,
  random: Random,
  dropped: Dropped,
): Estimate {
  const rows = groups.positiveRows + groups.negativeRows;
  const value = areaOf(groups.positives, groups.negatives);
  if (Number.isNaN(value)) return undefinedBecause(rows === 0 ? 'emptySlice' : 'noPositives', rows);
  const { poolOf, pooled } = poolGroups(groups);
  const many = pooled.positives.length;
  const shift = value - areaOf(pooled.positives, pooled.negatives);
  const sums = rowsInBlocks(
    outcome.truth.length,
    2 * many,
    (row, add) => {
      const group = groups.groupOf[row]!;
      if (group < 0) return false;
      add(poolOf[group]! + (outcome.truth[row] === positive ? 0 : many), weights[row]!);
      return true;
    },
    random,
  );
  const [interval] = bootstrapSums(
    sums,
    1,
    (drawn, out) => (out[0] = areaOf(drawn.subarray(1, 1 + many), drawn.subarray(1 + many))),
    { random, shift: () => shift },
  );
  const cut = interval && { ...interval, low: Math.max(0, interval.low), high: Math.min(1, interval.high) };
  return estimate(value, rows, cut ?? null, dropped);
}
