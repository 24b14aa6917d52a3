import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { meanInterval, momentsOf } from '../stats/mean-interval.ts';

/**
 * How much worse a model gets when a column is shuffled (Breiman 2001): the mean over rows of the loss after minus the
 * loss before, each row's loss after being its mean over the shuffles. `before` and each of `after` have one loss a row
 * (rowLosses); rows with a NaN in any are left out. Of losses 0 and 1 it is the drop in accuracy, as scikit-learn's
 * permutation_importance has it. The interval is Student's t over rows: how far another sample of rows may differ;
 * below zero it is kept, since shuffling a useless column can help by chance.
 */
export function permutationImportance(before: Float64Array, after: readonly Float64Array[]): Estimate {
  const rises = new Float64Array(before.length);
  let n = 0;
  for (let row = 0; row < before.length; row++) {
    let sum = 0;
    for (const losses of after) sum += losses[row]!;
    const rise = sum / after.length - before[row]!;
    if (!Number.isNaN(rise)) rises[n++] = rise;
  }
  if (n === 0) return undefinedBecause('unlabeled', 0);
  const moments = momentsOf(rises.subarray(0, n));
  const interval = meanInterval(moments);
  return estimate(
    moments.mean,
    n,
    interval && { ...interval, method: `t interval over rows, mean of ${String(after.length)} shuffles` },
    n < before.length ? { missing: before.length - n } : {},
  );
}
