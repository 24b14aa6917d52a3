import type { Dropped } from '../kernel/estimate.ts';
import { Problem } from '../kernel/problem.ts';
import { droppedRows } from '../metrics/dropped-rows.ts';
import { confidentJoint, confidentThresholds, type Confidence } from './confident-joint.ts';
import { labelQuality, type QualityScore } from './label-quality.ts';
import { noiseMatrices, type NoiseMatrices } from './noise-matrices.ts';
import { pruneLabels, type PruneBy } from './prune-labels.ts';

export interface LabelIssueInput {
  classes: readonly string[];
  /** Index into classes by row; -1 = unlabeled. */
  labels: Int32Array;
  /** By class: probability by row, NaN = none. */
  probabilities: readonly (Float32Array | Float64Array)[];
  /** The probabilities of every row come from a model that has not seen it. Whoever brings them must know. */
  outOfSample: boolean;
}

export interface LabelIssues {
  /** Suspected rows, most suspect first (lowest quality, ties by row). */
  rows: Uint32Array;
  /** Most probable class of each of them. */
  suggested: Int32Array;
  /** By row: quality of the given label, NaN where left out. */
  quality: Float64Array;
  thresholds: Float64Array;
  /** Rows by given label, then true class: joint[given * classes + true]. */
  joint: Float64Array;
  noise: NoiseMatrices;
  /** Rows looked at. */
  n: number;
  dropped: Dropped;
}

/**
 * Suspected label errors by confident learning (Northcutt, Jiang and Chuang 2021). Unlabeled rows and rows without
 * probabilities are left out. Throws Problem "labels.inSample", "labels.notProbabilities", "labels.oneClass" or
 * "labels.emptyClass" (a class that no row has). Time: classes x rows x log rows.
 */
export function findLabelIssues(
  input: LabelIssueInput,
  { by = 'noiseRate', rankBy = 'selfConfidence' }: { by?: PruneBy; rankBy?: QualityScore } = {},
): LabelIssues {
  if (!input.outOfSample) throw inSample();
  const { confidence, rows, dropped } = usableRows(input);
  refuseEmptyClasses(input.classes, confidence.counts);
  const thresholds = confidentThresholds(confidence);
  const joint = confidentJoint(confidence, thresholds);
  const marked = pruneLabels(confidence, joint, by);
  const scores = labelQuality(confidence, rankBy);
  const quality = new Float64Array(input.labels.length).fill(NaN);
  scores.forEach((score, at) => (quality[rows[at]!] = score));
  const suspected = Uint32Array.from(rows.filter((_, at) => marked[at] === 1));
  suspected.sort((a, b) => quality[a]! - quality[b]! || a - b);
  return {
    rows: suspected,
    suggested: Int32Array.from(suspected, (row) => mostProbable(input.probabilities, row)),
    quality,
    thresholds,
    joint,
    noise: noiseMatrices(joint, confidence.counts),
    n: rows.length,
    dropped,
  };
}

/** Off by more than this, probabilities of a row do not sum to 1. */
const SUM_SLACK = 0.01;

function usableRows({ labels, probabilities, classes }: LabelIssueInput): {
  confidence: Confidence;
  rows: Uint32Array;
  dropped: Dropped;
} {
  const rows = new Uint32Array(labels.length);
  const counts = new Float64Array(classes.length);
  let n = 0;
  let unlabeled = 0;
  let missing = 0;
  for (let row = 0; row < labels.length; row++) {
    if (labels[row]! < 0) {
      unlabeled++;
      continue;
    }
    let sum = 0;
    let valid = true;
    for (const of of probabilities) {
      sum += of[row]!;
      if (of[row]! < 0 || of[row]! > 1 + 1e-6) valid = false;
    }
    if (Number.isNaN(sum)) {
      missing++;
      continue;
    }
    if (!valid || Math.abs(sum - 1) > SUM_SLACK) throw notProbabilities(row, sum);
    counts[labels[row]!]!++;
    rows[n++] = row;
  }
  const used = rows.slice(0, n);
  const all = n === labels.length;
  return {
    confidence: {
      labels: all ? labels : Int32Array.from(used, (row) => labels[row]!),
      probabilities: all
        ? probabilities
        : probabilities.map((of) => Float64Array.from(used, (row) => of[row]!)),
      counts,
    },
    rows: used,
    dropped: droppedRows({ unlabeled, missing, infinite: 0 }),
  };
}

function mostProbable(probabilities: LabelIssueInput['probabilities'], row: number): number {
  let top = 0;
  for (let k = 1; k < probabilities.length; k++) {
    if (probabilities[k]![row]! > probabilities[top]![row]!) top = k;
  }
  return top;
}

function inSample(): Problem {
  return new Problem({
    code: 'labels.inSample',
    message: 'These probabilities come from a model that was trained on the same rows.',
    expected: 'probabilities of each row by a model that has not seen it',
    found: 'probabilities of training rows: the model has learned the wrong labels too, and hides them',
    fix: 'Compute them here in folds, or import a column of out-of-sample probabilities.',
  });
}

function notProbabilities(row: number, sum: number): Problem {
  return new Problem({
    code: 'labels.notProbabilities',
    message: 'The scores of a row are not probabilities.',
    expected: 'numbers from 0 to 1 that sum to 1',
    found: `a row that sums to ${String(Number(sum.toPrecision(4)))}`,
    where: `row ${String(row + 1)}`,
    fix: 'Choose a probability column for each class.',
  });
}

function refuseEmptyClasses(classes: readonly string[], counts: Float64Array): void {
  if (classes.length < 2) {
    throw new Problem({
      code: 'labels.oneClass',
      message: 'With one class there is no other that a label could be mistaken for.',
      expected: 'two classes or more',
      found: String(classes.length),
      fix: 'Choose another label column.',
    });
  }
  const empty = classes.filter((_, k) => counts[k] === 0);
  if (empty.length === 0) return;
  throw new Problem({
    code: 'labels.emptyClass',
    message: 'A class has no labeled row, so that nothing is known of how sure the model is of it.',
    expected: 'a labeled row or more of every class',
    found: `none of ${empty.slice(0, 5).join(', ')}${empty.length > 5 ? ' and others' : ''}`,
    fix: 'Leave the class out, or label rows of it.',
  });
}
