import { Problem } from '../kernel/problem.ts';
import { createRandom } from '../kernel/random.ts';
import type { Column } from '../table/column.ts';
import { encodeRows, fitEncoder } from './feature-encoder.ts';
import { fitLogistic, predictLogistic, type LogisticOptions } from './logistic-regression.ts';
import { stratifiedFolds } from './stratified-folds.ts';

export interface OutOfSample {
  /** By class: probability by row, from a model that has not seen the row; NaN where unlabeled. */
  probabilities: readonly Float32Array<ArrayBuffer>[];
  /** Fold by row, -1 = unlabeled. */
  folds: Int32Array;
  /** Share of labeled rows whose label is the most probable class: how far the model can be relied on. */
  accuracy: number;
  /** By fold: iterations of the optimiser, and whether they sufficed. */
  fits: readonly { iterations: number; converged: boolean }[];
  /** Classes that some fold was trained without, having too few rows: there they get probability 0. */
  untrained: readonly number[];
}

export interface OutOfSampleOptions extends LogisticOptions {
  /** Default 5. */
  folds?: number;
  seed: number;
  /** Folds of one's own by row, such as groups that must stay together; they replace the stratified ones. */
  foldOf?: Int32Array;
}

export interface OutOfSampleStep {
  fold: number;
  folds: number;
  iteration: number;
}

/**
 * Out-of-sample class probabilities by stratified k-fold with logistic regression (L2) on standardised numbers, one-hot
 * categories and hashed words of the columns given; features and model are learned from the other folds only. `labels`
 * are codes by row, -1 = unlabeled. Yields after each iteration, so that a worker can show progress and stop.
 * Expensive: folds x iterations (some tens) x 4 x nonzero features x classes. Throws Problem "train.oneClass",
 * "train.tooFewRows" or "train.noFeatures".
 */
export function* outOfSampleProbabilities(
  columns: readonly Column[],
  labels: Int32Array,
  classes: number,
  options: OutOfSampleOptions,
): Generator<OutOfSampleStep, OutOfSample> {
  const { seed, folds = 5, foldOf = stratifiedFolds(labels, folds, createRandom(seed)) } = options;
  const foldCount = foldOf.reduce((most, fold) => Math.max(most, fold), -1) + 1;
  refuse(columns, labels, foldCount);
  const probabilities = Array.from({ length: classes }, () => new Float32Array(labels.length).fill(NaN));
  const fits: { iterations: number; converged: boolean }[] = [];
  const untrained = new Set<number>();
  let right = 0;
  let predicted = 0;
  for (let fold = 0; fold < foldCount; fold++) {
    const training = rowsWhere(labels, (row) => foldOf[row]! >= 0 && foldOf[row] !== fold);
    const held = rowsWhere(labels, (row) => foldOf[row] === fold);
    if (held.length === 0) continue;
    const present = classesOf(training, labels, classes);
    const placeOf = new Int32Array(classes).fill(-1);
    present.forEach((k, place) => (placeOf[k] = place));
    placeOf.forEach((place, k) => place < 0 && untrained.add(k));
    const encoder = fitEncoder(columns, training);
    if (encoder.features === 0) throw noFeatures();
    const target = Int32Array.from(training, (row) => placeOf[labels[row]!]!);
    const fitting = fitLogistic(encodeRows(encoder, columns, training), target, present.length, options);
    let step = fitting.next();
    for (; !step.done; step = fitting.next()) yield { fold, folds: foldCount, iteration: step.value };
    const model = step.value;
    fits.push({ iterations: model.iterations, converged: model.converged });
    predictLogistic(model, encodeRows(encoder, columns, held), (at, of) => {
      const row = held[at]!;
      for (const column of probabilities) column[row] = 0;
      let top = 0;
      for (let k = 0; k < present.length; k++) {
        probabilities[present[k]!]![row] = of[k]!;
        if (of[k]! > of[top]!) top = k;
      }
      predicted++;
      if (present[top] === labels[row]) right++;
    });
  }
  return {
    probabilities,
    folds: foldOf,
    accuracy: right / predicted,
    fits,
    untrained: [...untrained].sort((a, b) => a - b),
  };
}

function rowsWhere(labels: Int32Array, test: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(labels.length);
  let n = 0;
  for (let row = 0; row < labels.length; row++) if (labels[row]! >= 0 && test(row)) rows[n++] = row;
  return rows.slice(0, n);
}

function classesOf(rows: Uint32Array, labels: Int32Array, classes: number): number[] {
  const seen = new Uint8Array(classes);
  for (const row of rows) seen[labels[row]!] = 1;
  return [...seen.keys()].filter((k) => seen[k] === 1);
}

/** Each class needs a row outside of a fold, and there must be two folds. */
function refuse(columns: readonly Column[], labels: Int32Array, folds: number): void {
  const present = new Set(labels.filter((label) => label >= 0));
  const labeled = labels.reduce((sum, label) => sum + Number(label >= 0), 0);
  if (present.size < 2) {
    throw new Problem({
      code: 'train.oneClass',
      message: 'There is nothing to tell apart: the labeled rows have fewer than two classes.',
      expected: 'labels of two classes or more',
      found: String(present.size),
      fix: 'Choose another label column, or label more rows.',
    });
  }
  if (folds < 2 || labeled < 2 * folds) {
    throw new Problem({
      code: 'train.tooFewRows',
      message: 'There are too few labeled rows to train on some and predict the others.',
      expected: 'two folds or more, and two labeled rows or more in each',
      found: `${String(labeled)} labeled rows in ${String(folds)} folds`,
      fix: 'Label more rows, or take fewer folds.',
    });
  }
  if (columns.length === 0) throw noFeatures();
}

function noFeatures(): Problem {
  return new Problem({
    code: 'train.noFeatures',
    message: 'The columns chosen say nothing about the rows.',
    expected: 'a column or more whose values vary',
    found: 'none',
    fix: 'Choose the columns that the label depends on.',
  });
}
