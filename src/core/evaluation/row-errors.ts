import type { Outcome } from '../predictions/outcome.ts';

/** How wrong each row is. */
export interface RowErrors {
  /** wrong: 1 = wrong, 0 = right (classification). loss: the absolute error, in the label's unit (regression). */
  of: 'wrong' | 'loss';
  /** By row; NaN where there is no label, no answer or an infinite error. */
  values: Float64Array;
}

export function rowErrors(outcome: Outcome): RowErrors {
  const values = new Float64Array(outcome.truth.length);
  if (outcome.type === 'classification') {
    const { truth, predicted } = outcome;
    for (let row = 0; row < values.length; row++) {
      const known = truth[row]! >= 0 && predicted[row]! >= 0;
      values[row] = known ? Number(truth[row] !== predicted[row]) : NaN;
    }
    return { of: 'wrong', values };
  }
  const { truth, predicted } = outcome;
  for (let row = 0; row < values.length; row++) {
    const error = Math.abs(predicted[row]! - truth[row]!);
    values[row] = Number.isFinite(error) ? error : NaN;
  }
  return { of: 'loss', values };
}

/** The rows whose error is known, in the order given; all of them ascending without one. */
export function knownRows({ values }: RowErrors, among?: Uint32Array): Uint32Array {
  const rows = among ?? Uint32Array.from(values.keys());
  return rows.filter((row) => !Number.isNaN(values[row]!));
}
