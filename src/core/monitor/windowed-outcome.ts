import type { Outcome } from '../predictions/outcome.ts';

/** Which rows lie in which window: those of window w are rows[starts[w]] up to and without rows[starts[w + 1]]. */
export interface RowsByWindow {
  /** Rows of the log. */
  rows: Uint32Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
}

/** With the outcome of these rows, in their order. */
export interface WindowedOutcome<O extends Outcome = Outcome> extends RowsByWindow {
  outcome: O;
}

/** Rows of a window below 0 are left out, and those where the mask is 0; the others keep their order. O(rows). */
export function rowsByWindow(
  windowOf: Int32Array,
  windows: number,
  mask: Uint8Array | null = null,
): RowsByWindow {
  const starts = new Uint32Array(windows + 1);
  const isIn = (row: number): boolean => windowOf[row]! >= 0 && (!mask || mask[row] !== 0);
  for (let row = 0; row < windowOf.length; row++) if (isIn(row)) starts[windowOf[row]! + 1]!++;
  for (let window = 0; window < windows; window++) starts[window + 1]! += starts[window]!;
  const rows = new Uint32Array(starts[windows]!);
  const next = starts.slice();
  for (let row = 0; row < windowOf.length; row++) if (isIn(row)) rows[next[windowOf[row]!]!++] = row;
  return { rows, starts };
}

/** An outcome with its rows in the order of their windows, so that each window is a part without copies. */
export function windowedOutcome(outcome: Outcome, { rows, starts }: RowsByWindow): WindowedOutcome {
  if (outcome.type === 'regression') {
    const take = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!);
    return {
      outcome: { ...outcome, truth: take(outcome.truth), predicted: take(outcome.predicted) },
      rows,
      starts,
    };
  }
  const take = (codes: Int32Array): Int32Array => Int32Array.from(rows, (row) => codes[row]!);
  const scores = outcome.scores?.map((column) => Float64Array.from(rows, (row) => column[row]!)) ?? null;
  return {
    outcome: { ...outcome, truth: take(outcome.truth), predicted: take(outcome.predicted), scores },
    rows,
    starts,
  };
}

/** The outcome of windows [from, to), over the same memory. */
export function outcomeOf({ outcome, starts }: WindowedOutcome, from: number, to = from + 1): Outcome {
  const [first, end] = [starts[from]!, starts[to]!];
  if (outcome.type === 'regression') {
    return {
      ...outcome,
      truth: outcome.truth.subarray(first, end),
      predicted: outcome.predicted.subarray(first, end),
    };
  }
  return {
    ...outcome,
    truth: outcome.truth.subarray(first, end),
    predicted: outcome.predicted.subarray(first, end),
    scores: outcome.scores?.map((column) => column.subarray(first, end)) ?? null,
  };
}
