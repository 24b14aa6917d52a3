import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import type { RankGroups } from './rank-groups.ts';
import {
  averagePrecisionOfGroup,
  ndcgOfGroup,
  reciprocalRankOfGroup,
  type GroupScore,
} from './ranking-scores.ts';

/** The mean over groups, how many groups had nothing relevant and were left out, and each group's own value. */
export interface RankingMetric {
  estimate: Estimate;
  withoutRelevant: number;
  /** By group; NaN where undefined. */
  byGroup: Float64Array;
}

/** NDCG@k, MAP@k and MRR@k; `k` a whole number from 1, or Infinity for the whole list, else RangeError. */
export interface RankingMetrics {
  ndcg: RankingMetric;
  map: RankingMetric;
  mrr: RankingMetric;
}

/**
 * Means over groups, each group counting once; n is the number of groups in the mean. A group without relevant rows
 * has no value and is left out and counted, not taken for 0 or 1. Interval: percentile bootstrap over groups, none
 * below two. Undefined: "emptySlice" without groups, "noPositives" where none has anything relevant.
 */
export function rankingMetrics(groups: RankGroups, k: number, random: Random): RankingMetrics {
  if (!(k >= 1) || (k !== Infinity && !Number.isInteger(k)))
    throw new RangeError(`rankingMetrics: k = ${String(k)}`);
  const of = (score: GroupScore): RankingMetric => meanOverGroups(groups, k, score, random);
  return { ndcg: of(ndcgOfGroup), map: of(averagePrecisionOfGroup), mrr: of(reciprocalRankOfGroup) };
}

function meanOverGroups(groups: RankGroups, k: number, score: GroupScore, random: Random): RankingMetric {
  const byGroup = Float64Array.from({ length: groups.starts.length - 1 }, (_, g) => score(groups, g, k));
  const values = byGroup.filter((value) => !Number.isNaN(value));
  const withoutRelevant = byGroup.length - values.length;
  if (values.length === 0) {
    const reason = byGroup.length === 0 ? 'emptySlice' : 'noPositives';
    return { estimate: undefinedBecause(reason, 0), withoutRelevant, byGroup };
  }
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const [interval] =
    n < 2
      ? []
      : bootstrapCells(
          new Float64Array(n).fill(1),
          1,
          (times, out) => (out[0] = times.reduce((sum, t, g) => sum + t * values[g]!, 0) / n),
          { random, over: `over ${String(n)} groups` },
        );
  return { estimate: estimate(mean, n, interval ?? null, groups.dropped), withoutRelevant, byGroup };
}
