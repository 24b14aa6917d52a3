import { Problem } from '../kernel/problem.ts';
import { lengthOf, type Column } from '../table/column.ts';
import type { Outcome } from './outcome.ts';
import { subsetOutcome } from './subset-outcome.ts';

/** An outcome whose rows count by a weight. */
export interface WeighedOutcome {
  outcome: Outcome;
  /** One a row of `outcome`; above 0 and finite wherever the row is labeled and answered. */
  weights: Float64Array;
  /** Labeled and answered rows without a finite weight above 0: left out. */
  unweighted: number;
}

/**
 * Gives every row of an outcome its weight. Rows with a truth and an answer but without a weight (missing, infinite, or
 * 0, which counts for nothing) are left out and counted; rows without a truth or an answer stay, to be counted as such.
 * Throws Problem "weights.wrongType" where the column holds no numbers, "weights.negative" where one is below 0.
 */
export function weighRows(outcome: Outcome, column: Column): WeighedOutcome {
  const weights = weightsOf(column);
  const below = weights.findIndex((weight) => weight < 0);
  if (below >= 0) throw negative(column, weights, below);
  const keep = new Uint8Array(weights.length).fill(1);
  let unweighted = 0;
  for (let i = 0; i < keep.length; i++) {
    if (isUsable(weights[i]!)) continue;
    if (isMeasured(outcome, i)) {
      keep[i] = 0;
      unweighted++;
    }
  }
  if (unweighted === 0) return { outcome, weights, unweighted };
  return {
    outcome: subsetOutcome(outcome, keep),
    weights: weights.filter((_, i) => keep[i] === 1),
    unweighted,
  };
}

function isUsable(weight: number): boolean {
  return weight > 0 && Number.isFinite(weight);
}

function isMeasured(outcome: Outcome, row: number): boolean {
  return outcome.type === 'regression'
    ? Number.isFinite(outcome.predicted[row]! - outcome.truth[row]!)
    : outcome.truth[row]! >= 0 && outcome.predicted[row]! >= 0;
}

function weightsOf(column: Column): Float64Array {
  if (column.type === 'number' && column.data instanceof Float64Array) return column.data;
  if (column.type === 'number' || column.type === 'integer') return Float64Array.from(column.data);
  throw new Problem({
    code: 'weights.wrongType',
    message: `The column “${column.name}” holds no numbers, so rows cannot be weighted by it.`,
    expected: 'a number or integer column',
    found: column.type,
    where: `column “${column.name}”`,
    fix: 'Choose another column of weights, or none.',
  });
}

function negative(column: Column, weights: Float64Array, first: number): Problem {
  const many = weights.reduce((count, weight) => count + Number(weight < 0), 0);
  return new Problem({
    code: 'weights.negative',
    message: `Some weights in “${column.name}” are below 0.`,
    expected: 'weights of 0 and above',
    found: `${String(weights[first])} in row ${String(first + 1)}, ${String(many)} of ${String(lengthOf(column))} rows below 0`,
    where: `column “${column.name}”`,
    fix: 'Choose another column of weights, or none.',
  });
}
