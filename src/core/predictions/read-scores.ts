import { Problem } from '../kernel/problem.ts';
import type { ScoreKind } from '../model/signature.ts';
import type { TensorData } from '../model/tensor-data.ts';

/** Rounding of 32-bit sums over many trees may leave [0, 1] by this much. */
const SLACK = 1e-3;

/**
 * Turns `rows` rows of a score output into probabilities, written to probabilities[class][from] and on. Where any score
 * of a row is NaN or infinite, all of the row's probabilities are NaN.
 */
export type ReadScores = (data: TensorData['data'], rows: number, from: number) => void;

/** One row, whose scores begin at `at`; false where any of them is NaN or infinite. */
type ReadRow = (data: TensorData['data'], at: number, row: number) => boolean;

/**
 * `width` scores a row: one for each class, or a single one of the positive class. Throws Problem "model.classCount"
 * where they do not fit, and while reading "model.notProbabilities" where what should be one is outside [0, 1].
 */
export function scoreReader(
  as: ScoreKind,
  width: number,
  positive: number | null,
  probabilities: readonly Float32Array[],
  name: string,
): ReadScores {
  const classes = probabilities.length;
  const single = width === 1 && classes === 2 && positive !== null && as !== 'probabilities';
  if (!single && (width !== classes || as === 'positiveProbability')) throw wrongWidth(name, width, classes);
  const read = single
    ? singleReader(as, probabilities[positive]!, probabilities[1 - positive]!, name)
    : as === 'logits'
      ? softmaxReader(probabilities)
      : probabilityReader(probabilities, name);
  return (data, rows, from) => {
    if (as === 'probabilities' && copyProbabilities(data, rows, probabilities, from)) return;
    for (let i = 0; i < rows; i++) {
      if (read(data, i * width, from + i)) continue;
      for (const of of probabilities) of[from + i] = NaN;
    }
  };
}

/** The common case, class by class; false where a score is not in [0, 1], and the rows must be looked at one by one. */
function copyProbabilities(
  data: TensorData['data'],
  rows: number,
  probabilities: readonly Float32Array[],
  from: number,
): boolean {
  if (!(data instanceof Float32Array)) return false;
  const width = probabilities.length;
  for (let c = 0; c < width; c++) {
    const to = probabilities[c]!;
    for (let i = 0, at = c; i < rows; i++, at += width) {
      const score = data[at]!;
      if (!(score >= 0 && score <= 1)) return false;
      to[from + i] = score;
    }
  }
  return true;
}

function singleReader(as: ScoreKind, positive: Float32Array, negative: Float32Array, name: string): ReadRow {
  return (data, at, row) => {
    const score = Number(data[at]);
    if (!Number.isFinite(score)) return false;
    if (as === 'logits') {
      // Both sides from the smaller exponential, so that neither rounds to 0 early.
      const small = Math.exp(-Math.abs(score));
      positive[row] = (score < 0 ? small : 1) / (1 + small);
      negative[row] = (score < 0 ? 1 : small) / (1 + small);
    } else {
      const probability = asProbability(score, name, row);
      positive[row] = probability;
      negative[row] = 1 - probability;
    }
    return true;
  };
}

/** Softmax with the largest logit taken off, so that nothing overflows. */
function softmaxReader(probabilities: readonly Float32Array[]): ReadRow {
  const classes = probabilities.length;
  const exponentials = new Float64Array(classes);
  return (data, at, row) => {
    let largest = -Infinity;
    for (let c = 0; c < classes; c++) {
      const logit = Number(data[at + c]);
      if (!Number.isFinite(logit)) return false;
      if (logit > largest) largest = logit;
    }
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += exponentials[c] = Math.exp(Number(data[at + c]) - largest);
    for (let c = 0; c < classes; c++) probabilities[c]![row] = exponentials[c]! / sum;
    return true;
  };
}

function probabilityReader(probabilities: readonly Float32Array[], name: string): ReadRow {
  const classes = probabilities.length;
  return (data, at, row) => {
    for (let c = 0; c < classes; c++) {
      const score = Number(data[at + c]);
      if (!Number.isFinite(score)) return false;
      probabilities[c]![row] = asProbability(score, name, row);
    }
    return true;
  };
}

function asProbability(score: number, name: string, row: number): number {
  if (score >= 0 && score <= 1) return score;
  if (score > -SLACK && score < 1 + SLACK) return score < 0 ? 0 : 1;
  throw new Problem({
    code: 'model.notProbabilities',
    message: `Output "${name}" is read as probabilities, but gave ${String(score)}.`,
    expected: 'a number from 0 to 1',
    found: String(score),
    where: `row ${String(row + 1)}`,
    fix: 'Read this output as logits.',
  });
}

function wrongWidth(name: string, width: number, classes: number): Problem {
  return new Problem({
    code: 'model.classCount',
    message: `Output "${name}" gives ${String(width)} scores a row for ${String(classes)} classes.`,
    expected: `${String(classes)} scores, or one of the positive class of two`,
    found: `${String(width)} scores`,
    where: `output "${name}"`,
    fix: 'Correct the class names or choose another output in the signature.',
  });
}
