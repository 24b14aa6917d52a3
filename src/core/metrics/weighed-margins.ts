import { estimate, undefinedBecause, type Dropped, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import { bootstrapSums } from '../stats/bootstrap-sums.ts';
import type { Score } from './agreement-scores.ts';
import { marginsOf, type Margins } from './class-counts.ts';
import { rowsInBlocks } from './rows-in-blocks.ts';
import type { WeighedClasses } from './weigh-classes.ts';

/**
 * Weighted scores of the margins of the confusion matrix, as `cellEstimates` has them without weights. Interval:
 * percentile bootstrap over rows, or over random blocks of them where there are many; all scores on the same draws.
 * `classOf` maps the outcome's classes to those of `counts`, e.g. one against the rest.
 */
export function weighedMarginScores<Name extends string>(
  { truth, predicted }: ClassOutcome,
  weights: Float64Array,
  counts: WeighedClasses,
  scores: Readonly<Record<Name, (margins: Margins) => Score>>,
  random: Random,
  dropped: Dropped,
  classOf: (code: number) => number = (code) => code,
): Record<Name, Estimate> {
  const names = Object.keys(scores) as Name[];
  const { classes } = counts;
  const sums = rowsInBlocks(
    truth.length,
    3 * classes,
    (row, add) => {
      if (truth[row]! < 0 || predicted[row]! < 0) return false;
      const [actual, said] = [classOf(truth[row]!), classOf(predicted[row]!)];
      if (actual === said) add(actual, weights[row]!);
      add(classes + actual, weights[row]!);
      add(2 * classes + said, weights[row]!);
      return true;
    },
    random,
  );
  const intervals = bootstrapSums(
    sums,
    names.length,
    (drawn, out) => {
      const part = (at: number): Float64Array => drawn.subarray(1 + at * classes, 1 + (at + 1) * classes);
      const margins: Margins = { hits: part(0), actual: part(1), predicted: part(2), n: 0 };
      margins.n = margins.actual.reduce((sum, weight) => sum + weight, 0);
      names.forEach((name, at) => {
        const score = scores[name](margins);
        out[at] = typeof score === 'number' ? score : NaN;
      });
    },
    { random },
  );
  const whole = marginsOf(counts);
  const entries = names.map((name, at): [Name, Estimate] => {
    const score = scores[name](whole);
    return [
      name,
      typeof score === 'number'
        ? estimate(score, counts.rows, intervals[at]!, dropped)
        : undefinedBecause(score, counts.rows),
    ];
  });
  return Object.fromEntries(entries) as Record<Name, Estimate>;
}
