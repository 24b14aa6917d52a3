import type { ClassOutcome, Outcome, ValueOutcome } from '../predictions/outcome.ts';
import type { Moments } from '../stats/mean-interval.ts';
import type { SheetMetric } from './sheet.ts';

/** Labeled and answered rows of each group with what their metric needs; groups may be as many as wished. */
export interface ErrorTally {
  n: Float64Array;
  /** Classification: wrong rows. Regression: sum of the losses (absolute, or for rmse squared, errors). */
  errors: Float64Array;
  /** Of the n rows, those the metric is a share or a mean of: all, those of the class, or those predicted as it. */
  base: Float64Array;
  /** Classification: rows of `base` that the metric counts. */
  hits: Float64Array;
  /** Regression: sum of squared deviations of the losses from their mean. */
  squares: Float64Array;
  unlabeled: number;
  failed: number;
}

/**
 * Tallies errors by group in one pass. `groupOf`: a group a row, negative = none; null = all rows are group 0.
 * Rows without a label, without an answer or with an infinite error are in no group (the last two are "failed").
 */
export function tallyErrors(
  outcome: Outcome,
  metric: SheetMetric,
  groupOf: Int32Array | null,
  groups: number,
): ErrorTally {
  const zeros = (): Float64Array => new Float64Array(groups);
  const tally: ErrorTally = {
    n: zeros(),
    errors: zeros(),
    base: zeros(),
    hits: zeros(),
    squares: zeros(),
    unlabeled: 0,
    failed: 0,
  };
  if (outcome.type === 'classification') tallyClasses(outcome, metric, groupOf, tally);
  else tallyValues(outcome, metric, groupOf, tally);
  return tally;
}

function tallyClasses(
  { truth, predicted, classes }: ClassOutcome,
  { metric, class: name }: SheetMetric,
  groupOf: Int32Array | null,
  tally: ErrorTally,
): void {
  const one = name === undefined ? -1 : classes.indexOf(name);
  /** Whose class says whether a row counts; null = every row does. */
  const by = metric === 'recall' ? truth : metric === 'precision' ? predicted : null;
  const wanted = metric !== 'errorRate';
  for (let i = 0; i < truth.length; i++) {
    if (truth[i]! < 0) tally.unlabeled++;
    else if (predicted[i]! < 0) tally.failed++;
    else {
      const group = groupOf ? groupOf[i]! : 0;
      if (group < 0) continue;
      const right = truth[i] === predicted[i];
      tally.n[group]!++;
      if (!right) tally.errors[group]!++;
      if (by && by[i] !== one) continue;
      tally.base[group]!++;
      if (right === wanted) tally.hits[group]!++;
    }
  }
}

function tallyValues(
  { truth, predicted }: ValueOutcome,
  { metric }: SheetMetric,
  groupOf: Int32Array | null,
  tally: ErrorTally,
): void {
  const means = new Float64Array(tally.n.length);
  for (let i = 0; i < truth.length; i++) {
    const error = Math.abs(predicted[i]! - truth[i]!);
    const loss = metric === 'rmse' ? error * error : error;
    if (Number.isNaN(truth[i]!)) tally.unlabeled++;
    else if (!Number.isFinite(loss)) tally.failed++;
    else {
      const group = groupOf ? groupOf[i]! : 0;
      if (group < 0) continue;
      const n = ++tally.n[group]!;
      const delta = loss - means[group]!;
      means[group]! += delta / n;
      tally.squares[group]! += delta * (loss - means[group]!);
    }
  }
  tally.base.set(tally.n);
  means.forEach((mean, group) => (tally.errors[group] = mean * tally.n[group]!));
}

/** Moments of a regression group's losses. */
export function momentsOfGroup({ n, errors, squares }: ErrorTally, group: number): Moments {
  return { n: n[group]!, mean: errors[group]! / n[group]!, squares: squares[group]! };
}
