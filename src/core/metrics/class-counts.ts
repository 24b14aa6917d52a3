import type { ClassOutcome } from '../predictions/outcome.ts';

/** Counts of labeled and answered rows by actual and predicted class. */
export interface ClassCounts {
  classes: number;
  /** Row-major: cells[actual * classes + predicted]. */
  cells: Float64Array;
  /** Sum of the cells. */
  n: number;
  /** Rows left out: without a label; with one, but without an answer. */
  unlabeled: number;
  failed: number;
}

/** Counts the rows of an outcome, or those where the mask is 1, in one pass. */
export function countClasses(outcome: ClassOutcome, mask: Uint8Array | null = null): ClassCounts {
  const { truth, predicted } = outcome;
  const classes = outcome.classes.length;
  const cells = new Float64Array(classes * classes);
  let n = 0;
  let unlabeled = 0;
  let failed = 0;
  for (let i = 0; i < truth.length; i++) {
    if (mask && mask[i] === 0) continue;
    const actual = truth[i]!;
    const said = predicted[i]!;
    if (actual < 0) unlabeled++;
    else if (said < 0) failed++;
    else {
      cells[actual * classes + said]!++;
      n++;
    }
  }
  return { classes, cells, n, unlabeled, failed };
}

/** The same from a confusion matrix, rows by actual class. */
export function countsOfMatrix(
  counts: readonly (readonly number[])[],
  { unlabeled = 0, failed = 0 }: Partial<Pick<ClassCounts, 'unlabeled' | 'failed'>> = {},
): ClassCounts {
  const cells = Float64Array.from(counts.flat());
  return { classes: counts.length, cells, n: cells.reduce((sum, cell) => sum + cell, 0), unlabeled, failed };
}

/** Per class: rows of it that were predicted so, rows of it, rows predicted so. */
export interface Margins {
  hits: Float64Array;
  actual: Float64Array;
  predicted: Float64Array;
  n: number;
}

export function marginsOf({ classes, cells, n }: ClassCounts): Margins {
  const hits = new Float64Array(classes);
  const actual = new Float64Array(classes);
  const predicted = new Float64Array(classes);
  for (let a = 0; a < classes; a++) {
    for (let p = 0; p < classes; p++) {
      const count = cells[a * classes + p]!;
      actual[a]! += count;
      predicted[p]! += count;
      if (a === p) hits[a] = count;
    }
  }
  return { hits, actual, predicted, n };
}
