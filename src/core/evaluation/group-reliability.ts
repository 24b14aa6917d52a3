import type { Interval } from '../kernel/estimate.ts';
import { wilson } from '../stats/wilson.ts';
import type { GroupCounts } from './group-counts.ts';

/** One bin of scores of a group. */
export interface ReliabilityPoint {
  /** Mean score of the bin's rows, and the share of them that is positive, with Wilson's interval. */
  score: number;
  share: number;
  interval: Interval;
  n: number;
}

/** How often those given a score are positive, by bin, empty bins left out; none without scores. */
export function groupReliability({ scored }: Pick<GroupCounts, 'scored'>): readonly ReliabilityPoint[] {
  const points: ReliabilityPoint[] = [];
  for (let negative = 0; negative < scored.counts.length; negative += 2) {
    const positives = scored.counts[negative + 1]!;
    const n = scored.counts[negative]! + positives;
    const interval = wilson(positives, n);
    if (!interval) continue;
    const score = (scored.sums[negative]! + scored.sums[negative + 1]!) / n;
    points.push({ score, share: positives / n, interval, n });
  }
  return points;
}
