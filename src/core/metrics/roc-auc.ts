import {
  estimate,
  undefinedBecause,
  type Dropped,
  type Estimate,
  type Interval,
} from '../kernel/estimate.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import type { ScoreGroups } from './sorted-scores.ts';

/** Wins of positives over negatives, ties at half, with both in numbers or weights. */
export function pairsWon({ positives, negatives }: ScoreGroups): { won: number; P: number; N: number } {
  let P = 0;
  let N = 0;
  for (let g = 0; g < positives.length; g++) {
    P += positives[g]!;
    N += negatives[g]!;
  }
  let above = 0;
  let won = 0;
  for (let g = 0; g < positives.length; g++) {
    won += negatives[g]! * (above + positives[g]! / 2);
    above += positives[g]!;
  }
  return { won, P, N };
}

/**
 * Area under the ROC curve: the chance that a random positive scores above a random negative, ties at half
 * (Mann-Whitney). Interval: DeLong (1988), cut to [0, 1]; where its variance is 0 (perfect separation), Newcombe's
 * score interval (2006, method 5) instead. Undefined without positives or without negatives.
 */
export function rocAuc(groups: ScoreGroups, dropped: Dropped = {}): Estimate {
  const { won, P, N } = pairsWon(groups);
  if (P === 0) return undefinedBecause(N === 0 ? 'emptySlice' : 'noPositives', N);
  if (N === 0) return undefinedBecause('noNegatives', P);
  const auc = won / P / N;
  return estimate(auc, P + N, intervalOf(groups, P, N, auc), dropped);
}

function intervalOf(groups: ScoreGroups, P: number, N: number, auc: number): Interval | null {
  if (P < 2 || N < 2) return null;
  const variance = delongVariance(groups, P, N, auc);
  const z = normalQuantile(0.975);
  if (!(variance > 0)) return newcombe(auc, P, N, z);
  const half = z * Math.sqrt(variance);
  return { low: Math.max(0, auc - half), high: Math.min(1, auc + half), level: 0.95, method: 'DeLong' };
}

/** From the placement of each positive among the negatives, and of each negative among the positives. */
function delongVariance({ positives, negatives }: ScoreGroups, P: number, N: number, auc: number): number {
  let positivesAbove = 0;
  let negativesAbove = 0;
  let ofPositives = 0;
  let ofNegatives = 0;
  for (let g = 0; g < positives.length; g++) {
    const p = positives[g]!;
    const n = negatives[g]!;
    ofPositives += p * ((N - negativesAbove - n / 2) / N - auc) ** 2;
    ofNegatives += n * ((positivesAbove + p / 2) / P - auc) ** 2;
    positivesAbove += p;
    negativesAbove += n;
  }
  return ofPositives / (P - 1) / P + ofNegatives / (N - 1) / N;
}

/** Newcombe's score interval: bounds t where |auc - t| = z * se(t), with Hanley and McNeil's variance at t and both counts made equal. */
export function newcombe(auc: number, P: number, N: number, z: number): Interval {
  const half = (P + N) / 2 - 1;
  const error = (t: number): number =>
    z * Math.sqrt((t * (1 - t) * (1 + half * ((1 - t) / (2 - t) + t / (1 + t)))) / (P * N));
  const bound = (end: number): number => {
    let inside = auc;
    let outside = end;
    for (let step = 0; step < 60; step++) {
      const t = (inside + outside) / 2;
      if (Math.abs(auc - t) <= error(t)) inside = t;
      else outside = t;
    }
    return (inside + outside) / 2;
  };
  return { low: bound(0), high: bound(1), level: 0.95, method: 'Newcombe score interval' };
}
