import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { normalTail } from '../stats/normal-tail.ts';
import type { PairedClasses } from './pair-outcomes.ts';

type Scores = Float32Array | Float64Array;

export interface AucPair {
  first: number | null;
  second: number | null;
  /** Second minus first. */
  difference: Estimate;
  /** Two-sided, that the two areas are equal; null where the difference has no variance. */
  p: number | null;
}

/** Scores of both models by row, split by truth. */
interface Ranked {
  first: Scores;
  second: Scores;
}

/**
 * ROC AUC of two models on the same rows and their difference, with DeLong's (1988) interval, which takes into account
 * that the two move together. Rows need a label and both scores. No interval where the difference has no variance.
 */
export function compareAuc(paired: PairedClasses): AucPair {
  const { firstScores, secondScores, positive } = paired;
  if (positive === null || !firstScores || !secondScores) return without('noScores', 0);
  const positives = take(paired, firstScores, secondScores, true);
  const negatives = take(paired, firstScores, secondScores, false);
  const [P, N] = [positives.first.length, negatives.first.length];
  if (P + N === 0) return without('emptySlice', 0);
  if (P === 0) return without('noPositives', N);
  if (N === 0) return without('noNegatives', P);
  const ofPositives = [
    placements(positives.first, negatives.first),
    placements(positives.second, negatives.second),
  ] as const;
  const ofNegatives = [
    placements(negatives.first, positives.first),
    placements(negatives.second, positives.second),
  ] as const;
  const [first, second] = ofPositives.map(mean) as [number, number];
  // A negative's placement counts the positives below it: with a minus, it moves as the area does.
  const variance = spread(ofPositives) / P + spread(ofNegatives) / N;
  const difference = second - first;
  if (!(variance > 0)) return { first, second, difference: estimate(difference, P + N), p: null };
  const error = Math.sqrt(variance);
  const half = normalQuantile(0.975) * error;
  const interval = { low: difference - half, high: difference + half, level: 0.95, method: 'paired DeLong' };
  return {
    first,
    second,
    difference: estimate(difference, P + N, interval),
    p: 2 * normalTail(Math.abs(difference) / error),
  };
}

function without(reason: 'noScores' | 'emptySlice' | 'noPositives' | 'noNegatives', n: number): AucPair {
  return { first: null, second: null, difference: undefinedBecause(reason, n), p: null };
}

function take(paired: PairedClasses, first: Scores, second: Scores, wanted: boolean): Ranked {
  const { truth, positive } = paired;
  const rows = truth.length;
  const into = { first: new Float64Array(rows), second: new Float64Array(rows) };
  let n = 0;
  for (let row = 0; row < rows; row++) {
    if (truth[row]! < 0 || paired.first[row]! < 0 || paired.second[row]! < 0) continue;
    if ((truth[row] === positive) !== wanted) continue;
    if (Number.isNaN(first[row]) || Number.isNaN(second[row])) continue;
    into.first[n] = first[row]!;
    into.second[n++] = second[row]!;
  }
  return { first: into.first.subarray(0, n), second: into.second.subarray(0, n) };
}

/** Of each value, the share of the others that is below it, ties at half. */
function placements(values: Scores, others: Scores): Float64Array {
  const sorted = others.slice().sort();
  const N = sorted.length;
  return Float64Array.from(values, (value) => {
    const below = firstAt(sorted, value, false);
    const upTo = firstAt(sorted, value, true);
    return (below + upTo) / 2 / N;
  });
}

/** How many of sorted values are below a value, or at most it. */
function firstAt(sorted: Scores, value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const before = orEqual ? sorted[middle]! <= value : sorted[middle]! < value;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Variance of the differences of two placements, 0 for a single row. */
function spread([a, b]: readonly [Float64Array, Float64Array]): number {
  const centre = mean(b) - mean(a);
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (b[i]! - a[i]! - centre) ** 2;
  return a.length < 2 ? 0 : squares / (a.length - 1);
}
