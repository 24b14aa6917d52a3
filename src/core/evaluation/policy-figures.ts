import type { BinaryCounts } from '../metrics/binary-counts.ts';
import { PARITIES, parityRate, type Parity } from './group-thresholds.ts';
import { costOf, countsAt, stepAt, type ScoreSteps } from './score-steps.ts';

/** What thresholds by group come to, all groups together. */
export interface PolicyFigures {
  counts: BinaryCounts;
  cost: number;
  /** Largest less smallest rate of the groups that have it; null below two of them. */
  gaps: Readonly<Record<Parity, number | null>>;
  /** Rows that get another answer than from the one threshold they are held against. */
  differently: number;
}

/** `thresholds` by group; groups do not overlap. O(groups x log K). */
export function policyFigures(
  groups: readonly ScoreSteps[],
  thresholds: readonly number[],
  against: number,
  ratio: number,
): PolicyFigures {
  const counts = { tp: 0, fp: 0, fn: 0, tn: 0 };
  let differently = 0;
  groups.forEach((steps, at) => {
    const own = countsAt(steps, thresholds[at]!);
    const shared = countsAt(steps, against);
    counts.tp += own.tp;
    counts.fp += own.fp;
    counts.fn += own.fn;
    counts.tn += own.tn;
    // The rows that one threshold takes in are among those of any lower one.
    differently += Math.abs(own.tp + own.fp - shared.tp - shared.fp);
  });
  const gapOf = (parity: Parity): number | null => {
    const rates = groups.flatMap((steps, at) => {
      const { hits, of } = parityRate(steps, stepAt(steps, thresholds[at]!), parity);
      return of === 0 ? [] : [hits / of];
    });
    return rates.length < 2 ? null : Math.max(...rates) - Math.min(...rates);
  };
  const gaps = Object.fromEntries(PARITIES.map((parity) => [parity, gapOf(parity)]));
  return { counts, cost: costOf(counts, ratio), gaps: gaps as Record<Parity, number | null>, differently };
}
