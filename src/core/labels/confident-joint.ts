import { roundKeepingTotal } from './round-keeping-total.ts';

/** Given labels and out-of-sample probabilities of the same rows, ready for confident learning. */
export interface Confidence {
  /** Index into the classes, by row. */
  labels: Int32Array;
  /** By class: probability by row. */
  probabilities: readonly (Float32Array | Float64Array)[];
  /** Rows by given label. */
  counts: Float64Array;
}

/** Probabilities this close to a threshold reach it. */
const SLACK = 1e-6;
const LEAST_THRESHOLD = 2e-6;

/** By class: the mean probability that its own rows give it, at least 2e-6; beyond reach where it has no rows. */
export function confidentThresholds({ labels, probabilities, counts }: Confidence): Float64Array {
  const sums = new Float64Array(counts.length);
  for (let row = 0; row < labels.length; row++) sums[labels[row]!]! += probabilities[labels[row]!]![row]!;
  return sums.map((sum, k) => (counts[k] === 0 ? 2 : Math.max(LEAST_THRESHOLD, sum / counts[k]!)));
}

/**
 * Rows by given label, then by the class they confidently belong to: the one class whose probability reaches its
 * threshold, or the most probable of all classes (the first of equals) where several do; rows that reach none are not
 * counted. At least 1 on the diagonal. joint[given * classes + true] (Northcutt, Jiang and Chuang 2021).
 */
export function countConfident(confidence: Confidence, thresholds: Float64Array): Float64Array {
  const { labels, probabilities } = confidence;
  const classes = thresholds.length;
  const joint = new Float64Array(classes * classes);
  const limits = thresholds.map((threshold) => threshold - SLACK);
  for (let row = 0; row < labels.length; row++) {
    let reached = 0;
    let only = -1;
    let top = 0;
    for (let k = 0; k < classes; k++) {
      const probability = probabilities[k]![row]!;
      if (probability >= limits[k]!) {
        reached++;
        only = k;
      }
      if (probability > probabilities[top]![row]!) top = k;
    }
    if (reached > 0) joint[labels[row]! * classes + (reached === 1 ? only : top)]!++;
  }
  for (let k = 0; k < classes; k++) joint[k * classes + k] = Math.max(1, joint[k * classes + k]!);
  return joint;
}

/**
 * The confident joint: confident counts stretched so that each given label has as many rows as it really has, in whole
 * rows (each given label's total is kept).
 */
export function confidentJoint(confidence: Confidence, thresholds: Float64Array): Float64Array {
  const joint = countConfident(confidence, thresholds);
  const { counts } = confidence;
  const classes = counts.length;
  const total = confidence.labels.length;
  let stretched = 0;
  for (let given = 0; given < classes; given++) {
    const row = joint.subarray(given * classes, (given + 1) * classes);
    const sum = row.reduce((a, b) => a + b, 0);
    for (let k = 0; k < classes; k++) {
      row[k] = (row[k]! / sum) * counts[given]!;
      stretched += row[k]!;
    }
  }
  for (let given = 0; given < classes; given++) {
    const row = joint.subarray(given * classes, (given + 1) * classes);
    for (let k = 0; k < classes; k++) row[k] = (row[k]! / stretched) * total;
    row.set(roundKeepingTotal(row));
  }
  return joint;
}
