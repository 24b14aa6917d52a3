import { columnLevels } from '../slices/column-levels.ts';
import { undefinedBecause, type Reason } from '../kernel/estimate.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { Column } from '../table/column.ts';
import { LEFT_OUT, type RowCodes } from './split.ts';

/** How well one feature alone tells the label. */
export type Strength =
  | {
      /** auc: of two classes by a number, in either direction. accuracy: by the most frequent class a value has. */
      measure: 'auc' | 'accuracy' | 'correlation';
      value: number;
      /** What no feature at all would reach. */
      baseline: number;
      n: number;
      /** So well that the label itself, or what follows from it, is likely in the feature. */
      suspicious: boolean;
    }
  | { value: null; reason: Reason; n: number };

const BINS = 64;
/** Above these a feature is suspicious. Accuracy: share of what the majority leaves to gain. */
const MOST = { auc: 0.99, accuracy: 0.95, correlation: 0.999 };

/**
 * A feature against a label of classes. Numbers with two classes: area under the ROC curve over rows where both are
 * there (unless its being missing alone tells the class). Else accuracy of the most frequent class by value (numbers in 64 quantile bins, missing a value of its
 * own), learned on the first part and measured on the others, so that a name for each row gains nothing.
 */
export function featureStrength(feature: Column, label: RowCodes, parts: Uint8Array): Strength {
  const present = new Set(label.codes);
  present.delete(-1);
  if (present.size === 0) return lacking('unlabeled');
  if (present.size === 1) return lacking('singleClass');
  const numeric = feature.type === 'number' || feature.type === 'integer' || feature.type === 'timestamp';
  if (numeric && present.size === 2) {
    const gaps = Int32Array.from(feature.data, (value) => (Number.isNaN(value) ? 1 : 0));
    const byGaps = byMajority(gaps, label, parts);
    const byValue = byRank(feature.data, label.codes, Math.max(...present));
    return byGaps.value !== null && byGaps.suspicious ? byGaps : byValue;
  }
  if (numeric) return byMajority(binned(feature.data), label, parts);
  // Values that hardly repeat tell nothing about other rows.
  const levels = columnLevels(feature, Math.max(20, parts.length / 2));
  return levels ? byMajority(levels.codes, label, parts) : lacking('tooFew', parts.length);
}

/** A numeric feature against a numeric label: the size of Pearson's correlation over rows where both are finite. */
export function numericStrength(feature: ArrayLike<number>, label: ArrayLike<number>): Strength {
  let n = 0;
  let [meanX, meanY, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (let row = 0; row < label.length; row++) {
    const x = feature[row]!;
    const y = label[row]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    n++;
    const dx = x - meanX;
    const dy = y - meanY;
    meanX += dx / n;
    meanY += dy / n;
    xx += dx * (x - meanX);
    yy += dy * (y - meanY);
    xy += dx * (y - meanY);
  }
  if (n < 3) return lacking(n === 0 ? 'allMissing' : 'tooFew', n);
  if (xx === 0 || yy === 0) return lacking('constant', n);
  const value = Math.min(1, Math.abs(xy) / Math.sqrt(xx) / Math.sqrt(yy));
  return { measure: 'correlation', value, baseline: 0, n, suspicious: value >= MOST.correlation };
}

function lacking(reason: Reason, n = 0): Strength {
  return undefinedBecause(reason, n) as Strength;
}

/** Mann-Whitney with ties at half, in one merge of two sorted lists. */
function byRank(data: ArrayLike<number>, classes: Int32Array, positive: number): Strength {
  const sides: [number[], number[]] = [[], []];
  for (let row = 0; row < classes.length; row++) {
    if (classes[row]! < 0 || Number.isNaN(data[row]!)) continue;
    sides[classes[row] === positive ? 1 : 0].push(data[row]!);
  }
  const [negatives, positives] = sides.map((side) => Float64Array.from(side).sort()) as [
    Float64Array,
    Float64Array,
  ];
  const n = negatives.length + positives.length;
  if (n === 0) return lacking('allMissing');
  if (negatives.length === 0 || positives.length === 0) return lacking('singleClass', n);
  let won = 0;
  let below = 0;
  let upTo = 0;
  for (const score of positives) {
    while (below < negatives.length && negatives[below]! < score) below++;
    upTo = Math.max(upTo, below);
    while (upTo < negatives.length && negatives[upTo]! === score) upTo++;
    won += (below + upTo) / 2;
  }
  const auc = won / negatives.length / positives.length;
  const value = Math.max(auc, 1 - auc);
  return { measure: 'auc', value, baseline: 0.5, n, suspicious: value >= MOST.auc };
}

function byMajority(values: Int32Array, label: RowCodes, parts: Uint8Array): Strength {
  const width = label.names.length;
  const counts = new Map<number, Float64Array>();
  const overall = new Float64Array(width);
  const measured = new Float64Array(width);
  let n = 0;
  for (let row = 0; row < values.length; row++) {
    const own = label.codes[row]!;
    if (own < 0 || parts[row] === LEFT_OUT) continue;
    if (parts[row] !== 0) {
      measured[own]!++;
      n++;
      continue;
    }
    let of = counts.get(values[row]!);
    if (!of) counts.set(values[row]!, (of = new Float64Array(width)));
    of[own]!++;
    overall[own]!++;
  }
  if (n === 0) return lacking('emptySlice');
  const usual = indexOfMost(overall);
  const guesses = new Map([...counts].map(([value, of]) => [value, indexOfMost(of)]));
  let right = 0;
  for (let row = 0; row < values.length; row++) {
    const own = label.codes[row]!;
    if (own < 0 || parts[row] === LEFT_OUT || parts[row] === 0) continue;
    if ((guesses.get(values[row]!) ?? usual) === own) right++;
  }
  const value = right / n;
  const baseline = measured[usual]! / n;
  const gained = baseline < 1 ? (value - baseline) / (1 - baseline) : 0;
  return { measure: 'accuracy', value, baseline, n, suspicious: gained >= MOST.accuracy };
}

function indexOfMost(counts: Float64Array): number {
  let most = 0;
  for (let i = 1; i < counts.length; i++) if (counts[i]! > counts[most]!) most = i;
  return most;
}

/** Quantile bins from 0; -1 = missing. */
function binned(data: Float64Array | Float32Array | Int32Array): Int32Array {
  const sorted = Float64Array.from(data)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return new Int32Array(data.length).fill(-1);
  const edges = new Set(Array.from({ length: BINS - 1 }, (_, i) => quantileSorted(sorted, (i + 1) / BINS)));
  const bounds = Float64Array.from(edges);
  return Int32Array.from(data, (value) => {
    if (Number.isNaN(value)) return -1;
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value >= bounds[middle]!) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}
