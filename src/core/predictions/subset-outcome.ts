import type { Outcome } from './outcome.ts';

/** The rows of an outcome with a non-zero byte in `mask` (one a row), in order. */
export function subsetOutcome(outcome: Outcome, mask: Uint8Array): Outcome {
  const rows = rowsOf(mask);
  if (outcome.type === 'regression') {
    const take = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!);
    return { ...outcome, truth: take(outcome.truth), predicted: take(outcome.predicted) };
  }
  const take = (codes: Int32Array): Int32Array => Int32Array.from(rows, (row) => codes[row]!);
  return {
    ...outcome,
    truth: take(outcome.truth),
    predicted: take(outcome.predicted),
    scores:
      outcome.scores?.map((scores) =>
        scores instanceof Float32Array
          ? Float32Array.from(rows, (row) => scores[row]!)
          : Float64Array.from(rows, (row) => scores[row]!),
      ) ?? null,
  };
}

function rowsOf(mask: Uint8Array): Uint32Array {
  let count = 0;
  for (const one of mask) if (one !== 0) count++;
  const rows = new Uint32Array(count);
  let at = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row] !== 0) rows[at++] = row;
  return rows;
}
