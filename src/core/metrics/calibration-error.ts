import { estimate, undefinedBecause, type Dropped, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import { withMissing } from './dropped-rows.ts';

export const CALIBRATION_BINS = 15;

/**
 * Expected calibration error of the top label (Guo 2017): rows are binned by their highest score into 15 bins of
 * equal width, [a, b) with the last one closed; the mean over rows of |accuracy - mean score| of their bin. The top
 * label is the class with the highest score, the first of equals.
 * Interval: percentile bootstrap over bin by right or wrong, moved by its mean's distance from the value, since
 * resampling alone makes this measure grow. Undefined without rows or scores.
 */
export function topLabelCalibrationError(
  outcome: ClassOutcome,
  random: Random,
  dropped: Dropped = {},
): Estimate {
  const { truth, predicted, scores } = outcome;
  if (!scores) return undefinedBecause('noScores', 0);
  const counts = new Float64Array(2 * CALIBRATION_BINS);
  const confidences = new Float64Array(2 * CALIBRATION_BINS);
  let n = 0;
  let missing = 0;
  for (let i = 0; i < truth.length; i++) {
    if (truth[i]! < 0 || predicted[i]! < 0) continue;
    let top = 0;
    for (let k = 1; k < scores.length; k++) if (scores[k]![i]! > scores[top]![i]!) top = k;
    const confidence = scores[top]![i]!;
    if (Number.isNaN(confidence)) {
      missing++;
      continue;
    }
    const cell = 2 * calibrationBin(confidence) + (top === truth[i] ? 1 : 0);
    counts[cell]!++;
    confidences[cell]! += confidence;
    n++;
  }
  if (n === 0) return undefinedBecause(missing > 0 ? 'noScores' : 'emptySlice', 0);
  const means = confidences.map((sum, cell) => (counts[cell] === 0 ? 0 : sum / counts[cell]!));
  const value = binnedError(counts, means);
  const [interval] = bootstrapCells(counts, 1, (cells, out) => (out[0] = binnedError(cells, means)), {
    random,
    over: 'over bins by right or wrong, centred',
    shift: (replicates) => value - replicates.reduce((sum, x) => sum + x, 0) / replicates.length,
  });
  const cut = interval
    ? { ...interval, low: Math.max(0, interval.low), high: Math.min(1, interval.high) }
    : null;
  return estimate(value, n, cut, withMissing(dropped, missing));
}

/** The bin b with b/15 <= confidence < (b + 1)/15, the last one closed; the product is exact enough at every bound. */
export function calibrationBin(confidence: number): number {
  return Math.min(CALIBRATION_BINS - 1, Math.max(0, Math.floor(confidence * CALIBRATION_BINS)));
}

/** Expected calibration error of counts and mean scores by bin, two cells a bin: wrong, then right. */
export function binnedError(counts: Float64Array, means: Float64Array): number {
  let n = 0;
  let error = 0;
  for (let wrong = 0; wrong < counts.length; wrong += 2) {
    const right = wrong + 1;
    n += counts[wrong]! + counts[right]!;
    const confidence = counts[wrong]! * means[wrong]! + counts[right]! * means[right]!;
    error += Math.abs(counts[right]! - confidence);
  }
  return error / n;
}
