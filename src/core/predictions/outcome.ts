/** Truth and prediction of every row, ready for metrics. Arrays have one entry a row. */
export interface ClassOutcome {
  type: 'classification';
  classes: readonly string[];
  /** Index into classes; -1 = unlabeled. */
  truth: Int32Array;
  /** Index into classes; -1 = the model gave no answer. */
  predicted: Int32Array;
  /** By class, in the order of `classes`; null where the model gives no probabilities. */
  scores: readonly (Float32Array | Float64Array)[] | null;
  /** Index of the positive class, for binary tasks. */
  positive: number | null;
}

export interface ValueOutcome {
  type: 'regression';
  /** NaN = unlabeled. */
  truth: Float64Array;
  /** NaN = the model gave no answer. */
  predicted: Float64Array;
  unit: string | null;
}

export type Outcome = ClassOutcome | ValueOutcome;
