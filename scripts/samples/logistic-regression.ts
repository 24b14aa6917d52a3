import { exp } from '../../src/core/simulate/elementary.ts';

export interface LogisticFit {
  intercept: number;
  weights: Float64Array;
}

/**
 * Logistic regression of a 0/1 target on complete features (one array each), with a ridge penalty of .5 * ridge *
 * |weights|^2 (the intercept is free), by Newton's method. Adds and multiplies in a fixed order, so that the fit is
 * the same to the last bit everywhere.
 */
export function fitLogistic(
  features: readonly ArrayLike<number>[],
  target: Uint8Array,
  ridge: number,
): LogisticFit {
  const size = features.length + 1;
  const rows = target.length;
  const x = new Float64Array(rows * size);
  for (let row = 0; row < rows; row++) {
    x[row * size] = 1;
    for (let j = 1; j < size; j++) x[row * size + j] = features[j - 1]![row]!;
  }
  const beta = new Float64Array(size);
  for (let step = 0; step < 30; step++) {
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    for (let j = 1; j < size; j++) {
      gradient[j] = -ridge * beta[j]!;
      hessian[j * size + j] = ridge;
    }
    for (let row = 0; row < rows; row++) accumulate(x.subarray(row * size, (row + 1) * size), target[row]!);
    const move = solve(hessian, gradient, size);
    let largest = 0;
    for (let j = 0; j < size; j++) {
      beta[j]! += move[j]!;
      largest = Math.max(largest, Math.abs(move[j]!));
    }
    if (largest < 1e-9) return { intercept: beta[0]!, weights: beta.slice(1) };

    function accumulate(rowOfX: Float64Array, y: number): void {
      let logit = 0;
      for (let j = 0; j < size; j++) logit += beta[j]! * rowOfX[j]!;
      const p = 1 / (1 + exp(-logit));
      const curvature = p * (1 - p);
      for (let j = 0; j < size; j++) {
        const value = rowOfX[j]!;
        if (value === 0) continue;
        gradient[j]! += (y - p) * value;
        for (let k = 0; k <= j; k++) hessian[j * size + k]! += curvature * value * rowOfX[k]!;
      }
    }
  }
  throw new Error('Logistic regression did not converge in 30 steps.');
}

/** Solves A x = b for a symmetric positive definite A of which the lower half is given (Cholesky); A is overwritten. */
function solve(a: Float64Array, b: Float64Array, size: number): Float64Array {
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let sum = a[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * size + k]! * a[j * size + k]!;
      a[i * size + j] = i === j ? Math.sqrt(sum) : sum / a[j * size + j]!;
    }
  }
  const x = b.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= a[i * size + k]! * x[k]!;
    x[i]! /= a[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= a[k * size + i]! * x[k]!;
    x[i]! /= a[i * size + i]!;
  }
  return x;
}
