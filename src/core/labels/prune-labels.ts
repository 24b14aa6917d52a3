import type { Confidence } from './confident-joint.ts';

/**
 * Which rows to suspect: of each given label as many as the confident joint counts into each other class, those with
 * the largest margin for it; or of each given label as many as it counts elsewhere, those least confident of their
 * own; or only rows that both find.
 */
export type PruneBy = 'noiseRate' | 'class' | 'both';

/** Rows left in every class at least. */
const LEAST_KEPT = 1;
/** By so much a given label may fall short of the most probable class and still be taken for right. */
const SLACK = 1e-6;

/**
 * Marks the suspected rows with 1. Among equal margins or probabilities earlier rows are taken first. Rows whose given
 * label is the most probable (or within 1e-6 of it) are never suspected. Time: classes x rows x log rows.
 */
export function pruneLabels(confidence: Confidence, joint: Float64Array, by: PruneBy): Uint8Array {
  const { labels, counts } = confidence;
  const prune = pruneCounts(joint, counts.length);
  const rowsOf = rowsByLabel(labels, counts);
  const marked =
    by === 'class' ? pruneByClass(confidence, prune, rowsOf) : pruneByNoise(confidence, prune, rowsOf);
  if (by === 'both') {
    const byClass = pruneByClass(confidence, prune, rowsOf);
    for (let row = 0; row < marked.length; row++) marked[row]! &= byClass[row]!;
  }
  for (let row = 0; row < marked.length; row++) if (marked[row] && foremost(confidence, row)) marked[row] = 0;
  return marked;
}

/**
 * Rows of each given label that belong to each class, prune[given * classes + true], with at least one left on the
 * diagonal: what that takes is spread over the label's other counts.
 */
function pruneCounts(joint: Float64Array, classes: number): Float64Array {
  const prune = joint.slice();
  for (let given = 0; given < classes; given++) {
    const row = prune.subarray(given * classes, (given + 1) * classes);
    const kept = Math.max(row[given]!, LEAST_KEPT);
    const nonzero = row.reduce((sum, count) => sum + Number(count !== 0), 0);
    const less = (kept - row[given]!) / Math.max(1, nonzero - 1);
    for (let k = 0; k < classes; k++) row[k] = Math.trunc(Math.max(0, row[k]! - less));
    row[given] = kept;
  }
  return prune;
}

function pruneByNoise(
  { labels, probabilities, counts }: Confidence,
  prune: Float64Array,
  rowsOf: Uint32Array[],
): Uint8Array {
  const classes = counts.length;
  const marked = new Uint8Array(labels.length);
  rowsOf.forEach((rows, given) => {
    if (rows.length <= LEAST_KEPT) return;
    const own = probabilities[given]!;
    for (let k = 0; k < classes; k++) {
      const wanted = prune[given * classes + k]!;
      if (k === given || wanted === 0) continue;
      const other = probabilities[k]!;
      markSmallest(
        rows,
        Float64Array.from(rows, (row) => own[row]! - other[row]!),
        wanted,
        marked,
      );
    }
  });
  return marked;
}

function pruneByClass(
  { labels, probabilities, counts }: Confidence,
  prune: Float64Array,
  rowsOf: Uint32Array[],
): Uint8Array {
  const marked = new Uint8Array(labels.length);
  rowsOf.forEach((rows, given) => {
    if (rows.length <= LEAST_KEPT) return;
    const own = probabilities[given]!;
    const wanted = rows.length - prune[given * (counts.length + 1)]!;
    markSmallest(
      rows,
      Float64Array.from(rows, (row) => own[row]!),
      wanted,
      marked,
    );
  });
  return marked;
}

function markSmallest(rows: Uint32Array, keys: Float64Array, wanted: number, marked: Uint8Array): void {
  if (wanted <= 0) return;
  const limit = keys.slice().sort()[Math.min(wanted, keys.length) - 1]!;
  let left = Math.min(wanted, keys.length);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i]! >= limit) continue;
    marked[rows[i]!] = 1;
    left--;
  }
  for (let i = 0; left > 0; i++) {
    if (keys[i] !== limit) continue;
    marked[rows[i]!] = 1;
    left--;
  }
}

function rowsByLabel(labels: Int32Array, counts: Float64Array): Uint32Array[] {
  const rowsOf = Array.from(counts, (count) => new Uint32Array(count));
  const next = new Uint32Array(counts.length);
  for (let row = 0; row < labels.length; row++) {
    const given = labels[row]!;
    rowsOf[given]![next[given]!++] = row;
  }
  return rowsOf;
}

/** The given label is the most probable class, within the slack; of equals it must come first. */
function foremost({ labels, probabilities }: Confidence, row: number): boolean {
  const given = labels[row]!;
  const own = probabilities[given]![row]! + SLACK;
  return probabilities.every((of, k) => k === given || (k < given ? of[row]! < own : of[row]! <= own));
}
