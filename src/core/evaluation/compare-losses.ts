import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import type { MetricId } from '../metrics/catalogue.ts';
import { LOG_LOSS_CLIP } from '../metrics/probability-errors.ts';
import { bootstrapSums, sumInBlocks, type BlockSums } from '../stats/bootstrap-sums.ts';
import type { MetricPair } from './compare-classes.ts';
import type { PairedClasses, PairedValues } from './pair-outcomes.ts';

/** A statistic of both models from sums over rows; NaN where undefined. */
type Statistic = (sums: Float64Array) => readonly [first: number, second: number];

/**
 * Errors of two regressions on the rows that both answered, with their differences; percentile bootstrap over rows or
 * random blocks of them.
 */
export function compareValues({ truth, first, second }: PairedValues, random: Random): MetricPair[] {
  let centre = 0;
  let seen = 0;
  for (let row = 0; row < truth.length; row++) {
    if (!Number.isFinite(first[row]! - truth[row]! + second[row]!)) continue;
    centre += (truth[row]! - centre) / ++seen;
  }
  const sums = sumInBlocks(
    truth.length,
    9,
    (row, into) => {
      const before = first[row]! - truth[row]!;
      const after = second[row]! - truth[row]!;
      if (!Number.isFinite(before) || !Number.isFinite(after)) return false;
      const deviation = truth[row]! - centre;
      into[1] = Math.abs(before);
      into[2] = Math.abs(after);
      into[3] = before * before;
      into[4] = after * after;
      into[5] = before;
      into[6] = after;
      into[7] = deviation;
      into[8] = deviation * deviation;
      return true;
    },
    random,
  );
  const explained = (s: Float64Array, squares: number): number => {
    const total = s[8]! - s[7]! ** 2 / s[0]!;
    return total > s[8]! * 1e-12 ? 1 - squares / total : NaN;
  };
  return pairsOf(
    sums,
    [
      ['mae', (s) => [s[1]! / s[0]!, s[2]! / s[0]!]],
      ['rmse', (s) => [Math.sqrt(s[3]! / s[0]!), Math.sqrt(s[4]! / s[0]!)]],
      ['r2', (s) => [explained(s, s[3]!), explained(s, s[4]!)]],
      ['bias', (s) => [s[5]! / s[0]!, s[6]! / s[0]!]],
    ],
    'constant',
    random,
  );
}

/**
 * Log loss and Brier score of two models that both score the positive class, with their differences, as above; empty
 * where they do not.
 */
export function compareProbabilities(paired: PairedClasses, random: Random): MetricPair[] {
  const { truth, positive, firstScores, secondScores } = paired;
  if (positive === null || !firstScores || !secondScores) return [];
  const logarithm = (p: number): number => -Math.log(Math.min(1 - LOG_LOSS_CLIP, Math.max(LOG_LOSS_CLIP, p)));
  const sums = sumInBlocks(
    truth.length,
    5,
    (row, into) => {
      if (truth[row]! < 0 || paired.first[row]! < 0 || paired.second[row]! < 0) return false;
      const is = truth[row] === positive;
      const before = is ? firstScores[row]! : 1 - firstScores[row]!;
      const after = is ? secondScores[row]! : 1 - secondScores[row]!;
      if (Number.isNaN(before) || Number.isNaN(after)) return false;
      into[1] = logarithm(before);
      into[2] = logarithm(after);
      into[3] = (1 - before) ** 2;
      into[4] = (1 - after) ** 2;
      return true;
    },
    random,
  );
  const pairs = pairsOf(
    sums,
    [
      ['logLoss', (s) => [s[1]! / s[0]!, s[2]! / s[0]!]],
      ['brier', (s) => [s[3]! / s[0]!, s[4]! / s[0]!]],
    ],
    'noScores',
    random,
  );
  const of = { class: paired.classes[positive]! };
  return pairs.map((pair) =>
    pair.measure.metric === 'brier' ? { ...pair, measure: { ...pair.measure, params: of } } : pair,
  );
}

function pairsOf(
  sums: BlockSums,
  statistics: readonly (readonly [MetricId, Statistic])[],
  why: 'constant' | 'noScores',
  random: Random,
): MetricPair[] {
  const intervals = bootstrapSums(
    sums,
    statistics.length,
    (drawn, out) =>
      statistics.forEach(([, of], at) => {
        const [first, second] = of(drawn);
        out[at] = second - first;
      }),
    { random },
  );
  return statistics.map(([metric, of], at) => {
    const [first, second] = of(sums.total);
    const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
    return {
      measure: { metric, params: {} },
      first: known(first),
      second: known(second),
      difference: differenceOf(second - first, sums.rows, intervals[at] ?? null, why),
    };
  });
}

function differenceOf(
  value: number,
  n: number,
  interval: Interval | null,
  why: 'constant' | 'noScores',
): Estimate {
  if (n === 0) return undefinedBecause('emptySlice', 0);
  return Number.isNaN(value) ? undefinedBecause(why, n) : estimate(value, n, interval);
}
