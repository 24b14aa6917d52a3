import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import type { Score } from '../metrics/agreement-scores.ts';
import { droppedRows } from '../metrics/dropped-rows.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import { wilson } from '../stats/wilson.ts';
import {
  alphaScore,
  chanceScore,
  classAlphaScore,
  classFleissScore,
  emptySums,
  fleissScore,
  percentScore,
  specificScore,
  sumAgreement,
  type AgreementSums,
} from './agreement-sums.ts';
import { disagreementMetric, type Level } from './disagreement-metric.ts';
import type { Ratings } from './ratings.ts';
import { votePatterns, type VotePatterns } from './vote-patterns.ts';

export interface ClassAgreement {
  name: string;
  /** Index into the classes of the ratings. */
  code: number;
  /** Ratings of this class among those of items with two or more, and their share. */
  ratings: number;
  share: number;
  specific: Estimate;
  alpha: Estimate;
  fleiss: Estimate;
}

/** How far annotators agree. n of every number: items with two ratings or more; those with fewer are dropped. */
export interface Agreement {
  level: Level;
  percent: Estimate;
  /** What percent agreement would be by chance, given how common the classes are: to be shown beside it. */
  chance: Estimate;
  fleiss: Estimate;
  alpha: Estimate;
  /** In the order of the classes, those that occur; the most common 100 where there are more. */
  classes: readonly ClassAgreement[];
  /** Classes that occur and are not listed. */
  notShown: number;
}

export interface AgreementOptions {
  /** What the classes are, for alpha. Default nominal. */
  level?: Level;
  seed: number;
  /** Replicates of the bootstrap; 0 = no intervals. Default 1000. */
  B?: number;
}

const MOST_CLASSES = 100;

/**
 * Percent agreement, Fleiss' kappa and Krippendorff's alpha, overall and by class. Fleiss is undefined
 * ("unequalRaters") unless all items with ratings have equally many. Intervals: percentile bootstrap over items, drawn
 * by pattern of votes; Wilson for percent agreement where every item has two ratings; none where all agree, since
 * resampling knows nothing of disagreements that did not happen. Time grows with the ratings, the bootstrap with the
 * distinct patterns.
 */
export function agreementOf(ratings: Ratings, options: AgreementOptions): Agreement {
  const { level = 'nominal' } = options;
  const patterns = votePatterns(ratings);
  const metric = disagreementMetric(level, patterns, ratings.values);
  const sums = emptySums(ratings.classes.length);
  sumAgreement(patterns, patterns.items, sums);
  const equal = patterns.single === 0 && patterns.ratings.every((size) => size === patterns.ratings[0]);
  const onlyEqual = (score: Score): Score => (equal || sums.items === 0 ? score : 'unequalRaters');
  const occur = [...ratings.classes.keys()].filter((k) => sums.byClass[k]! > 0);
  const shown = occur
    .toSorted((a, b) => sums.byClass[b]! - sums.byClass[a]! || a - b)
    .slice(0, MOST_CLASSES)
    .sort((a, b) => a - b);
  const scoresOf = (of: AgreementSums, drawn: ArrayLike<number>): Score[] => [
    percentScore(of),
    onlyEqual(fleissScore(of)),
    alphaScore(of, metric, drawn),
    ...shown.map((k) => specificScore(of, k)),
    ...shown.map((k) => classAlphaScore(of, k)),
    ...shown.map((k) => onlyEqual(classFleissScore(of, k))),
  ];
  const scores = scoresOf(sums, patterns.items);
  const intervals = intervalsOf(patterns, scoresOf, scores.length, sums, options);
  const dropped = droppedRows({ missing: patterns.single + patterns.none, unlabeled: 0, infinite: 0 });
  const asEstimate = (at: number): Estimate => {
    const score = scores[at]!;
    return typeof score === 'number'
      ? estimate(score, patterns.n, intervals[at]!, dropped)
      : undefinedBecause(score, patterns.n);
  };
  const chance = chanceScore(sums);
  return {
    level,
    percent: asEstimate(0),
    chance:
      typeof chance === 'number'
        ? estimate(chance, patterns.n, null, dropped)
        : undefinedBecause(chance, patterns.n),
    fleiss: asEstimate(1),
    alpha: asEstimate(2),
    classes: shown.map((k, at) => ({
      name: ratings.classes[k]!,
      code: k,
      ratings: sums.byClass[k]!,
      share: sums.byClass[k]! / sums.ratings,
      specific: asEstimate(3 + at),
      alpha: asEstimate(3 + shown.length + at),
      fleiss: asEstimate(3 + 2 * shown.length + at),
    })),
    notShown: occur.length - shown.length,
  };
}

function intervalsOf(
  patterns: VotePatterns,
  scoresOf: (sums: AgreementSums, drawn: ArrayLike<number>) => Score[],
  statistics: number,
  whole: AgreementSums,
  { seed, B = 1000 }: AgreementOptions,
): (Interval | null)[] {
  const none = Array.from({ length: statistics }, () => null);
  if (B === 0 || whole.items === 0) return none;
  const sums = emptySums(patterns.classCount);
  const drawFrom = whole.agreement === whole.items ? [] : patterns.items;
  const intervals = bootstrapCells(
    drawFrom,
    statistics,
    (drawn, out) => {
      sumAgreement(patterns, drawn, sums);
      scoresOf(sums, drawn).forEach((score, at) => (out[at] = typeof score === 'number' ? score : NaN));
    },
    { random: createRandom(seed), B, over: `over items, seed ${String(seed)}` },
  );
  const inPairs = patterns.ratings.every((size) => size === 2);
  if (inPairs) intervals[0] = wilson(whole.agreement, whole.items);
  return intervals;
}
