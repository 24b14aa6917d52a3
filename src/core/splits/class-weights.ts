import { Problem } from '../kernel/problem.ts';

/**
 * A weight a class from its number of training rows, so that rare classes count as much as frequent ones: n / (k x
 * count), as compute_class_weight("balanced") of scikit-learn. Every row then weighs 1 on average. Throws Problem
 * "weights.emptyClass" where a class has no row.
 */
export function balancedWeights(counts: readonly number[]): number[] {
  requireRows(counts);
  const n = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => n / (counts.length * count));
}

/**
 * By the effective number of samples (Cui et al. 2019): (1 - beta) / (1 - beta^count), scaled so that the weights
 * sum to the number of classes. Beta 0 is no weighting, beta near 1 is balance.
 */
export function effectiveNumberWeights(counts: readonly number[], beta: number): number[] {
  requireRows(counts);
  if (!(beta >= 0 && beta < 1)) {
    throw new Problem({
      code: 'weights.beta',
      message: 'Beta is out of range.',
      expected: 'a number from 0 to under 1',
      found: String(beta),
      fix: 'Take .999 or another number below 1.',
    });
  }
  // 1 - beta^count without loss where beta is near 1.
  const raw = counts.map((count) => (beta === 0 ? 1 : (1 - beta) / -Math.expm1(count * Math.log(beta))));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => (weight * counts.length) / sum);
}

function requireRows(counts: readonly number[]): void {
  const empty = counts.findIndex((count) => !(count > 0));
  if (counts.length > 0 && empty < 0) return;
  throw new Problem({
    code: 'weights.emptyClass',
    message: 'A class has no row for training, so it has no weight.',
    expected: 'at least one training row a class',
    found: counts.length === 0 ? 'no classes' : `class ${String(empty + 1)} without rows`,
    fix: 'Leave the class out, or split in the shares of classes.',
  });
}
