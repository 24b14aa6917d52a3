import type { Digest } from '../kernel/objects.ts';
import type { Estimate } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import { mcNemar, type McNemar } from '../stats/mcnemar.ts';
import { compareCounts, rightCounts, type MetricPair } from './compare-classes.ts';
import { compareProbabilities, compareValues } from './compare-losses.ts';
import { compareAuc } from './compare-ranking.ts';
import { countFlips, flipCodes, FLIPS } from './flips.ts';
import { jointCounts } from './joint-counts.ts';
import type { PairedOutcome } from './pair-outcomes.ts';

/** Seed of every bootstrap of a comparison. */
export const COMPARISON_SEED = 1;

/** Two models on the same rows: the second against the first. */
export interface ModelComparison {
  metrics: readonly MetricPair[];
  /** Whether both are right equally often; null for values and where the two never disagree. */
  test: McNemar | null;
  /** That the two areas under the ROC curve are equal; null where that says nothing. */
  aucP: number | null;
  /** Rows by what becomes of them, in the order of FLIPS. */
  flips: readonly number[];
  /** Rows with a label and two answers, and those without. */
  n: number;
  unlabeled: number;
  failed: number;
}

/** What a comparison of several models says. */
export interface ComparisonReport {
  /** Against the reference, by evaluation, in the order asked for. */
  against: readonly { evaluation: Digest; comparison: ModelComparison }[];
  /** Best by accuracy or mean absolute error, and how the others differ from it. */
  best: Digest;
  fromBest: readonly { evaluation: Digest; difference: Estimate }[];
}

/** The metric that a comparison is decided by. */
export function mainMetric(paired: PairedOutcome): 'accuracy' | 'mae' {
  return paired.type === 'regression' ? 'mae' : 'accuracy';
}

export function compareModels(paired: PairedOutcome): ModelComparison {
  const random = createRandom(COMPARISON_SEED);
  const codes = flipCodes(paired);
  const flips = countFlips(codes, FLIPS[paired.type].length);
  const n = flips.reduce((sum, rows) => sum + rows, 0);
  let unlabeled = 0;
  for (const truth of paired.truth)
    if (paired.type === 'regression' ? Number.isNaN(truth) : truth < 0) unlabeled++;
  const shared = { flips, n, unlabeled, failed: paired.truth.length - n - unlabeled };
  if (paired.type === 'regression') {
    return { ...shared, metrics: compareValues(paired, random), test: null, aucP: null };
  }
  const joint = jointCounts(paired);
  const { positive, classes } = paired;
  const counted = compareCounts(
    joint,
    positive === null ? null : { index: positive, name: classes[positive]! },
    random,
  );
  const auc = compareAuc(paired);
  const right = rightCounts(joint);
  const rocAuc: MetricPair[] =
    positive === null
      ? []
      : [{ ...auc, measure: { metric: 'rocAuc', params: { class: classes[positive]! } } }].map(
          ({ p: _, ...pair }) => pair,
        );
  return {
    ...shared,
    metrics: [...counted, ...rocAuc, ...compareProbabilities(paired, random)],
    test: mcNemar(right.onlyFirst, right.onlySecond),
    aucP: auc.p,
  };
}

/** The difference of the main metric alone. */
export function mainDifference(paired: PairedOutcome): Estimate {
  const random = createRandom(COMPARISON_SEED);
  return paired.type === 'regression'
    ? compareValues(paired, random)[0]!.difference
    : compareCounts(jointCounts(paired), null, random)[0]!.difference;
}
