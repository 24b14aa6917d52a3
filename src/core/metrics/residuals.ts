import type { Dropped } from '../kernel/estimate.ts';
import type { ValueOutcome } from '../predictions/outcome.ts';
import { droppedRows } from './dropped-rows.ts';

/** The rows of a regression that can be measured: labeled, answered, finite. */
export interface Residuals {
  truth: Float64Array;
  /** Predicted minus true. */
  errors: Float64Array;
  dropped: Dropped;
  /** Sample weights, above 0; null: each row counts as one. */
  weights?: Float64Array | null;
}

export function residualsOf(
  { truth, predicted }: ValueOutcome,
  mask: Uint8Array | null = null,
  weights: Float64Array | null = null,
): Residuals {
  const kept = new Float64Array(truth.length);
  const weighed = weights && new Float64Array(truth.length);
  const errors = new Float64Array(truth.length);
  let n = 0;
  const counts = { unlabeled: 0, missing: 0, infinite: 0 };
  for (let i = 0; i < truth.length; i++) {
    if (mask && mask[i] === 0) continue;
    const actual = truth[i]!;
    const error = predicted[i]! - actual;
    if (Number.isNaN(actual)) counts.unlabeled++;
    else if (Number.isNaN(predicted[i]!)) counts.missing++;
    else if (!Number.isFinite(error)) counts.infinite++;
    else {
      kept[n] = actual;
      if (weighed) weighed[n] = weights[i]!;
      errors[n++] = error;
    }
  }
  return {
    truth: kept.subarray(0, n),
    errors: errors.subarray(0, n),
    dropped: droppedRows(counts),
    weights: weighed && weighed.subarray(0, n),
  };
}
