import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { ClassCounts } from '../metrics/class-counts.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';

const LEVEL = 0.95;
/** Smaller pivots than this make a matrix one that cannot be turned round. */
const SINGULAR = 1e-9;

/**
 * The share of each class in rows without labels, from how often each class was predicted there and the confusion of the
 * reference (black-box shift estimation, Lipton et al. 2018; of two classes Rogan and Gladen's, 1978): right as long as
 * only the shares of the classes changed. Cut to [0, 1]. The interval is normal, to first order, from the counts of both
 * sides. Undefined where the reference lacks a class ("singleClass") or its predictions do not tell the classes apart
 * ("constant"). `predicted`: rows by predicted class.
 */
export function labelShift(reference: ClassCounts, predicted: ArrayLike<number>): readonly Estimate[] {
  const { classes, cells } = reference;
  const all = Array.from({ length: classes }, (_, k) => k);
  const n = all.reduce((sum, k) => sum + predicted[k]!, 0);
  const actual = all.map((of) => all.reduce((sum, said) => sum + cells[of * classes + said]!, 0));
  if (n === 0) return all.map(() => undefinedBecause('emptySlice', 0));
  if (actual.some((rows) => rows === 0)) return all.map(() => undefinedBecause('singleClass', n));

  // said[k][j]: how often class k is said of class j.
  const said = all.map((k) => all.map((j) => cells[j * classes + k]! / actual[j]!));
  const inverse = inverseOf(said);
  if (!inverse) return all.map(() => undefinedBecause('constant', n));
  const seen = all.map((k) => predicted[k]! / n);
  const shares = inverse.map((row) => dot(row, seen));
  return all.map((of) => {
    const weights = inverse[of]!;
    let variance = spreadOf(weights, seen) / n;
    for (const j of all) {
      const column = all.map((k) => said[k]![j]!);
      variance += (shares[j]! ** 2 * spreadOf(weights, column)) / actual[j]!;
    }
    const reach = normalQuantile((1 + LEVEL) / 2) * Math.sqrt(variance);
    return estimate(within(shares[of]!), n, {
      low: within(shares[of]! - reach),
      high: within(shares[of]! + reach),
      level: LEVEL,
      method: 'normal, to first order',
    });
  });
}

/** Variance of a weight drawn with these chances. */
function spreadOf(weights: readonly number[], chances: readonly number[]): number {
  const mean = dot(weights, chances);
  return chances.reduce((sum, chance, k) => sum + chance * (weights[k]! - mean) ** 2, 0);
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

/** By Gauss and Jordan with the largest pivot; null for a matrix that has none. */
function inverseOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const work = matrix.map((row, at) => [...row, ...row.map((_, k) => Number(k === at))]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(work[row]![column]!) > Math.abs(work[pivot]![column]!)) pivot = row;
    if (Math.abs(work[pivot]![column]!) < SINGULAR) return null;
    [work[column], work[pivot]] = [work[pivot]!, work[column]!];
    const by = work[column]![column]!;
    work[column] = work[column]!.map((value) => value / by);
    for (let row = 0; row < size; row++) {
      const factor = work[row]![column]!;
      if (row === column || factor === 0) continue;
      work[row] = work[row]!.map((value, at) => value - factor * work[column]![at]!);
    }
  }
  return work.map((row) => row.slice(size));
}
