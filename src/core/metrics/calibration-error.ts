export const CALIBRATION_BINS = 15;

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
