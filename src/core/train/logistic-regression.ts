import type { Design } from './design.ts';
import { minimise } from './minimise.ts';

/** Two classes have one output (the second against the first), more have one each. */
export interface LogisticModel {
  classes: number;
  features: number;
  outputs: number;
  /** By feature, then output; the intercepts last. */
  weights: Float64Array;
  iterations: number;
  converged: boolean;
}

export interface LogisticOptions {
  /** Penalty .5 * ridge * |weights|^2 on the summed log loss, intercepts free (1 / C of scikit-learn). Default 1. */
  ridge?: number;
  /** Largest component of the gradient of the mean penalised loss that counts as zero. Default 1e-5. */
  tolerance?: number;
  /** Default 200. */
  iterations?: number;
}

/**
 * Logistic regression with an L2 penalty, multinomial for more than two classes, by L-BFGS. `labels` are codes in
 * [0, classes) by row of the design; every class should occur. Yields the number of each iteration. An iteration takes
 * about 4 x nonzero features x outputs steps.
 */
export function* fitLogistic(
  design: Design,
  labels: Int32Array,
  classes: number,
  { ridge = 1, tolerance = 1e-5, iterations = 200 }: LogisticOptions = {},
): Generator<number, LogisticModel> {
  const outputs = classes === 2 ? 1 : classes;
  const penalised = design.features * outputs;
  const scores = new Float64Array(outputs);
  const objective = (weights: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < design.rows; row++) {
      scoreRow(design, row, weights, scores);
      loss += classes === 2 ? binaryLoss(scores, labels[row]!) : softmaxLoss(scores, labels[row]!);
      addRow(design, row, scores, gradient);
    }
    let squares = 0;
    for (let i = 0; i < gradient.length; i++) {
      if (i < penalised) {
        squares += weights[i]! * weights[i]!;
        gradient[i]! += ridge * weights[i]!;
      }
      gradient[i]! /= design.rows;
    }
    return (loss + 0.5 * ridge * squares) / design.rows;
  };
  const start = new Float64Array(penalised + outputs);
  const minimum = yield* minimise(objective, start, { tolerance, iterations });
  return {
    classes,
    features: design.features,
    outputs,
    weights: minimum.x,
    iterations: minimum.iterations,
    converged: minimum.converged,
  };
}

/** Probabilities of every row, handed over one row after another in an array that is used again. */
export function predictLogistic(
  model: LogisticModel,
  design: Design,
  take: (row: number, probabilities: Float64Array) => void,
): void {
  const scores = new Float64Array(model.outputs);
  const probabilities = new Float64Array(model.classes);
  for (let row = 0; row < design.rows; row++) {
    scoreRow(design, row, model.weights, scores);
    if (model.classes === 2) {
      const second = 1 / (1 + Math.exp(-scores[0]!));
      probabilities[0] = 1 - second;
      probabilities[1] = second;
    } else {
      softmax(scores);
      probabilities.set(scores);
    }
    take(row, probabilities);
  }
}

function scoreRow(
  { features, offsets, index, value }: Design,
  row: number,
  weights: Float64Array,
  scores: Float64Array,
): void {
  const outputs = scores.length;
  for (let k = 0; k < outputs; k++) scores[k] = weights[features * outputs + k]!;
  for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
    const base = index[at]! * outputs;
    const x = value[at]!;
    for (let k = 0; k < outputs; k++) scores[k]! += x * weights[base + k]!;
  }
}

/** Adds a row's derivatives (by score) to the gradient. */
function addRow(
  { features, offsets, index, value }: Design,
  row: number,
  derivatives: Float64Array,
  gradient: Float64Array,
): void {
  const outputs = derivatives.length;
  for (let k = 0; k < outputs; k++) gradient[features * outputs + k]! += derivatives[k]!;
  for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
    const base = index[at]! * outputs;
    const x = value[at]!;
    for (let k = 0; k < outputs; k++) gradient[base + k]! += x * derivatives[k]!;
  }
}

/** Log loss of a row; the score becomes its derivative. */
function binaryLoss(scores: Float64Array, label: number): number {
  const score = scores[0]!;
  const margin = label === 1 ? score : -score;
  scores[0] = 1 / (1 + Math.exp(-score)) - label;
  return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
}

/** Log loss of a row; the scores become its derivatives. */
function softmaxLoss(scores: Float64Array, label: number): number {
  const own = scores[label]!;
  const loss = softmax(scores) - own;
  scores[label]! -= 1;
  return loss;
}

/** Turns scores into probabilities; returns the logarithm of the sum of their exponentials. */
function softmax(scores: Float64Array): number {
  let largest = -Infinity;
  for (const score of scores) if (score > largest) largest = score;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k]! - largest);
    sum += scores[k]!;
  }
  for (let k = 0; k < scores.length; k++) scores[k]! /= sum;
  return largest + Math.log(sum);
}
