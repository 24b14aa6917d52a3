import type { Outcome } from '../predictions/outcome.ts';
import type { Moments } from '../stats/mean-interval.ts';

/** Labeled and answered rows of each group with what their metric needs; groups may be as many as wished. */
export interface ErrorTally {
  n: Float64Array;
  /** Classification: wrong rows. Regression: sum of absolute errors. */
  errors: Float64Array;
  /** Regression: sum of squared deviations of the absolute errors from their mean. */
  squares: Float64Array;
  unlabeled: number;
  failed: number;
}

/**
 * Tallies errors by group in one pass. `groupOf`: a group a row, negative = none; null = all rows are group 0.
 * Rows without a label, without an answer or with an infinite error are in no group (the last two are "failed").
 */
export function tallyErrors(outcome: Outcome, groupOf: Int32Array | null, groups: number): ErrorTally {
  const tally: ErrorTally = {
    n: new Float64Array(groups),
    errors: new Float64Array(groups),
    squares: new Float64Array(groups),
    unlabeled: 0,
    failed: 0,
  };
  return outcome.type === 'classification'
    ? tallyClasses(outcome, groupOf, tally)
    : tallyValues(outcome, groupOf, tally);
}

function tallyClasses(
  { truth, predicted }: Outcome & { type: 'classification' },
  groupOf: Int32Array | null,
  tally: ErrorTally,
): ErrorTally {
  for (let i = 0; i < truth.length; i++) {
    if (truth[i]! < 0) tally.unlabeled++;
    else if (predicted[i]! < 0) tally.failed++;
    else {
      const group = groupOf ? groupOf[i]! : 0;
      if (group < 0) continue;
      tally.n[group]!++;
      if (truth[i] !== predicted[i]) tally.errors[group]!++;
    }
  }
  return tally;
}

function tallyValues(
  { truth, predicted }: Outcome & { type: 'regression' },
  groupOf: Int32Array | null,
  tally: ErrorTally,
): ErrorTally {
  const means = new Float64Array(tally.n.length);
  for (let i = 0; i < truth.length; i++) {
    const error = Math.abs(predicted[i]! - truth[i]!);
    if (Number.isNaN(truth[i]!)) tally.unlabeled++;
    else if (!Number.isFinite(error)) tally.failed++;
    else {
      const group = groupOf ? groupOf[i]! : 0;
      if (group < 0) continue;
      const n = ++tally.n[group]!;
      const delta = error - means[group]!;
      means[group]! += delta / n;
      tally.squares[group]! += delta * (error - means[group]!);
    }
  }
  means.forEach((mean, group) => (tally.errors[group] = mean * tally.n[group]!));
  return tally;
}

/** Moments of a regression group's absolute errors. */
export function momentsOfGroup({ n, errors, squares }: ErrorTally, group: number): Moments {
  return { n: n[group]!, mean: errors[group]! / n[group]!, squares: squares[group]! };
}
