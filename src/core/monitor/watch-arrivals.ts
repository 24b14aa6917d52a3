import { createRandom } from '../kernel/random.ts';
import { DAY_MS } from '../simulate/stream-question.ts';
import { DETECTOR_KINDS, DETECTORS, type DetectorId } from './detector-kinds.ts';
import { timeOrder } from './time-order.ts';

/** Detectors that can watch errors. */
export const ERROR_DETECTORS: readonly DetectorId[] = DETECTORS.filter((id) =>
  DETECTOR_KINDS[id].fits.includes('errors'),
);

export interface Arrivals {
  detections: Partial<Record<DetectorId, readonly number[]>>;
  labels: Float64Array<ArrayBuffer>;
  errors: Float64Array<ArrayBuffer>;
}

/**
 * What detectors, as River has them, say of errors (0 or 1) in the order in which labels come, and the errors by day of
 * that. `labelled`: when the label of a row is there, NaN = never; what comes after the last day is not seen.
 */
export function watchArrivals(
  labelled: Float64Array,
  wrong: Float64Array,
  { startMs, days, seed }: { startMs: number; days: number; seed: number },
): Arrivals {
  const seen = labelled.map((atMs, row) =>
    Number.isNaN(wrong[row]!) || !(atMs < startMs + days * DAY_MS) ? NaN : atMs,
  );
  const order = timeOrder(seen);
  const dayOf = (row: number): number => Math.floor((seen[row]! - startMs) / DAY_MS);
  const labels = new Float64Array(days);
  const errors = new Float64Array(days);
  for (const row of order) {
    labels[dayOf(row)]!++;
    errors[dayOf(row)]! += wrong[row]!;
  }
  const detections: Partial<Record<DetectorId, readonly number[]>> = {};
  for (const id of ERROR_DETECTORS) {
    const detector = DETECTOR_KINDS[id].make({}, createRandom(seed));
    const found: number[] = [];
    for (const row of order) if (detector.update(wrong[row]!) === 'drift') found.push(dayOf(row));
    detections[id] = found;
  }
  return { detections, labels, errors };
}
