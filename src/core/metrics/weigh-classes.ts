import type { ClassOutcome } from '../predictions/outcome.ts';
import type { ClassCounts } from './class-counts.ts';

/** A confusion matrix of weights instead of rows. */
export interface WeighedClasses extends ClassCounts {
  /** Rows in it, those of weight 0 too. */
  rows: number;
  /** By cell: sums of squared weights, and rows. */
  squares: Float64Array;
  rowsOf: Float64Array;
  /** Labeled and answered rows without a finite weight: left out. */
  unweighed: number;
}

/**
 * Sums the sample weights of labeled and answered rows by actual and predicted class. `n` is the sum of weights, so
 * that `marginsOf` and every score of margins (accuracy, averages, Matthews, kappa) give their weighted value, and
 * `binaryCounts` the weighted tp, fp, fn, tn. All weights 1 give `countClasses`. Rows of weight 0 count for nothing,
 * so that a class with them alone is absent. Wilson's and the cells' intervals do not hold for weights.
 * A weight below 0: RangeError.
 */
export function weighClasses(
  outcome: ClassOutcome,
  weights: ArrayLike<number>,
  mask: Uint8Array | null = null,
): WeighedClasses {
  const { truth, predicted } = outcome;
  const classes = outcome.classes.length;
  const cells = new Float64Array(classes * classes);
  const squares = new Float64Array(cells.length);
  const rowsOf = new Float64Array(cells.length);
  const sums = { n: 0, rows: 0, unlabeled: 0, failed: 0, unweighed: 0 };
  for (let i = 0; i < truth.length; i++) {
    if (mask && mask[i] === 0) continue;
    const weight = weights[i]!;
    if (weight < 0) throw new RangeError(`weighClasses: weight ${String(weight)} in row ${String(i)}`);
    if (truth[i]! < 0) sums.unlabeled++;
    else if (predicted[i]! < 0) sums.failed++;
    else if (!Number.isFinite(weight)) sums.unweighed++;
    else {
      const cell = truth[i]! * classes + predicted[i]!;
      cells[cell]! += weight;
      squares[cell]! += weight * weight;
      rowsOf[cell]!++;
      sums.n += weight;
      sums.rows++;
    }
  }
  return { classes, cells, squares, rowsOf, ...sums };
}
