import type { Estimate } from '../kernel/estimate.ts';
import { proportion } from '../metrics/proportion.ts';
import type { KappaWeights } from './cohen-kappa.ts';
import { kappaEstimate } from './kappa-estimate.ts';
import { pairCells } from './pair-cells.ts';
import { ratingsByAnnotator, type Ratings } from './ratings.ts';

export interface AnnotatorPair {
  /** Indexes into the annotators of the ratings, first < second. */
  first: number;
  second: number;
  /** Items both rated. */
  items: number;
  /** Share of them with the same class; Wilson's interval. */
  percent: Estimate;
  /** Cohen's kappa; percentile bootstrap over the items. */
  kappa: Estimate;
}

export interface AnnotatorPairs {
  weights: KappaWeights;
  /** Those compared, ascending: all, or the ones with most ratings. */
  annotators: readonly number[];
  /** Annotators left out, because there are too many for a matrix. */
  notShown: number;
  /** Pairs with an item in common. */
  pairs: readonly AnnotatorPair[];
}

export interface PairOptions {
  /** Default "none"; the others go by the order of the classes. */
  weights?: KappaWeights;
  seed: number;
  /** Replicates of the bootstrap; 0 = no intervals. Default 1000. */
  B?: number;
}

const MOST_ANNOTATORS = 40;

/** Percent agreement and Cohen's kappa of every pair of annotators; of the 40 with most ratings where there are more. */
export function agreementByPair(
  ratings: Ratings,
  { weights = 'none', seed, B = 1000 }: PairOptions,
): AnnotatorPairs {
  const given = ratingsByAnnotator(ratings);
  const annotators = [...given.keys()]
    .sort((a, b) => given[b]! - given[a]! || a - b)
    .slice(0, MOST_ANNOTATORS)
    .sort((a, b) => a - b);
  const pairs = pairCells(ratings, annotators).map((cells): AnnotatorPair => {
    const total = cells.items.reduce((sum, items) => sum + items, 0);
    const same = cells.items.reduce((sum, items, at) => sum + (cells.a[at] === cells.b[at] ? items : 0), 0);
    return {
      first: annotators[cells.first]!,
      second: annotators[cells.second]!,
      items: total,
      percent: proportion(same, total, 'noPairs'),
      kappa: kappaEstimate(cells, ratings.classes.length, { weights, seed, B, over: 'items' }),
    };
  });
  return { weights, annotators, notShown: given.length - annotators.length, pairs };
}
