import type { Outcome } from '../predictions/outcome.ts';

/** What each row costs: 1 where the class is wrong, else 0; |predicted - true| of a value. NaN = no label or no answer. */
export function rowLosses(outcome: Outcome): Float64Array {
  const losses = new Float64Array(outcome.truth.length);
  if (outcome.type === 'regression') {
    for (let i = 0; i < losses.length; i++) {
      const error = Math.abs(outcome.predicted[i]! - outcome.truth[i]!);
      losses[i] = Number.isFinite(error) ? error : NaN;
    }
    return losses;
  }
  for (let i = 0; i < losses.length; i++) {
    const known = outcome.truth[i]! >= 0 && outcome.predicted[i]! >= 0;
    losses[i] = known ? Number(outcome.truth[i] !== outcome.predicted[i]) : NaN;
  }
  return losses;
}
