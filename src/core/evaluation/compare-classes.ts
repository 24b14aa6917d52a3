import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { balancedAccuracyScore, kappaScore, mccScore, type Score } from '../metrics/agreement-scores.ts';
import type { MetricId } from '../metrics/catalogue.ts';
import { macroAverages, weightedAverages } from '../metrics/class-averages.ts';
import type { Margins } from '../metrics/class-counts.ts';
import type { Measure } from '../metrics/measure.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import { accuracyDifference, type RightCounts } from './compare-accuracy.ts';
import { againstRest, type JointCounts } from './joint-counts.ts';

/** One metric of two models on the rows that both answered. */
export interface MetricPair {
  measure: Measure;
  /** Each as it is on these rows; null where undefined. */
  first: number | null;
  second: number | null;
  /** Second minus first. */
  difference: Estimate;
}

type Scores = readonly (readonly [MetricId, (margins: Margins) => Score])[];

const ratio = (a: number, b: number, otherwise: Score): Score => (b === 0 ? otherwise : a / b);

/** Of two classes, index 1 the positive one. */
const OF_POSITIVE: Scores = [
  ['precision', ({ hits, predicted }) => ratio(hits[1]!, predicted[1]!, 'noPredictedPositives')],
  ['recall', ({ hits, actual }) => ratio(hits[1]!, actual[1]!, 'noPositives')],
  ['f1', ({ hits, actual, predicted }) => ratio(2 * hits[1]!, actual[1]! + predicted[1]!, 'noPositives')],
  ['specificity', ({ hits, actual }) => ratio(hits[0]!, actual[0]!, 'noNegatives')],
];
const OF_ALL: Scores = [
  ['balancedAccuracy', balancedAccuracyScore],
  ['mcc', mccScore],
  ['cohenKappa', kappaScore],
];
const OF_CLASSES: Scores = [
  ['macroF1', (margins) => macroAverages(margins).f1],
  ['weightedF1', (margins) => weightedAverages(margins).f1],
];

/** Rows by which of the two has them right. */
export function rightCounts({ truth, first, second, counts }: JointCounts): RightCounts {
  const right: RightCounts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  counts.forEach((count, at) => {
    const [before, after] = [first[at] === truth[at], second[at] === truth[at]];
    right[before ? (after ? 'both' : 'onlyFirst') : after ? 'onlySecond' : 'neither'] += count;
  });
  return right;
}

/**
 * The metrics of two models that depend on counts alone, with their differences. Interval of a difference: percentile
 * bootstrap over the cells of truth, first and second answer, which resamples the rows in pairs; all metrics on the
 * same draws (accuracy on draws of its own, see accuracyDifference). `positive`: the name of a class held against the
 * rest, by its index.
 */
export function compareCounts(
  joint: JointCounts,
  positive: { index: number; name: string } | null,
  random: Random,
): MetricPair[] {
  const right = rightCounts(joint);
  const share = (rows: number): number | null => (joint.n === 0 ? null : rows / joint.n);
  const accuracy: MetricPair = {
    measure: { metric: 'accuracy', params: {} },
    first: share(right.both + right.onlyFirst),
    second: share(right.both + right.onlySecond),
    difference: accuracyDifference(right, random),
  };
  const scores = positive ? [...OF_POSITIVE, ...OF_ALL] : [...OF_CLASSES, ...OF_ALL];
  const cells = positive ? againstRest(joint, positive.index) : joint;
  const paramsOf = (metric: MetricId): Measure['params'] =>
    positive && OF_POSITIVE.some(([id]) => id === metric) ? { class: positive.name } : {};
  const pairs = scoredPairs(cells, scores, random);
  return [
    accuracy,
    ...pairs.map(([id, pair]) => ({ measure: { metric: id, params: paramsOf(id) }, ...pair })),
  ];
}

function scoredPairs(
  joint: JointCounts,
  scores: Scores,
  random: Random,
): [MetricId, Omit<MetricPair, 'measure'>][] {
  const K = joint.classes;
  const margins = [emptyMargins(K), emptyMargins(K)] as const;
  const gather = (counts: Float64Array): void => {
    [joint.first, joint.second].forEach((said, model) => fill(margins[model]!, joint.truth, said, counts));
  };
  gather(joint.counts);
  const whole = scores.map(([, score]) => margins.map((own) => score(own)));
  const intervals = bootstrapCells(
    joint.counts,
    scores.length,
    (counts, out) => {
      gather(counts);
      scores.forEach(([, score], at) => {
        const [before, after] = [score(margins[0]), score(margins[1])];
        out[at] = typeof before === 'number' && typeof after === 'number' ? after - before : NaN;
      });
    },
    { random, over: 'of the joint counts' },
  );
  return scores.map(([id], at) => {
    const [first, second] = whole[at]! as [Score, Score];
    const reason = [first, second].find((score) => typeof score !== 'number');
    const difference =
      typeof first === 'number' && typeof second === 'number'
        ? estimate(second - first, joint.n, intervals[at] ?? null)
        : undefinedBecause(reason as Exclude<Score, number>, joint.n);
    const known = (score: Score): number | null => (typeof score === 'number' ? score : null);
    return [id, { first: known(first), second: known(second), difference }];
  });
}

function emptyMargins(classes: number): Margins {
  return {
    hits: new Float64Array(classes),
    actual: new Float64Array(classes),
    predicted: new Float64Array(classes),
    n: 0,
  };
}

function fill(margins: Margins, truth: Int32Array, said: Int32Array, counts: Float64Array): void {
  const { hits, actual, predicted } = margins;
  [hits, actual, predicted].forEach((each) => each.fill(0));
  margins.n = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at]!;
    const [t, s] = [truth[at]!, said[at]!];
    actual[t]! += count;
    predicted[s]! += count;
    if (t === s) hits[t]! += count;
    margins.n += count;
  }
}
