import { growBoostedTree, leafOf, type TreeNode } from '../train/boosted-tree.ts';
import { binFeature } from '../train/feature-bins.ts';

/** What a loss is told by, one entry a row. */
export type LossColumn =
  /** NaN = missing. */
  | { kind: 'number'; data: ArrayLike<number> }
  /** Below 0 = missing. */
  | { kind: 'values'; codes: ArrayLike<number>; values: number };

/** Boosted trees of the loss to be expected of a row. */
export interface LossModel {
  /** The mean loss, before any tree. */
  base: number;
  trees: readonly TreeNode[];
  /** By column: the number that stands for each value (of "values" only). */
  numbers: readonly (Float64Array | null)[];
}

export const LOSS_OPTIONS = {
  trees: 60,
  depth: 3,
  rate: 0.1,
  bins: 64,
  leastRows: 20,
  ridge: 1,
  partsMissing: true,
};

/** A value stands for its mean loss, drawn to that of all rows as if so many more had it. */
const DRAWN_BY = 10;

/**
 * Learns the loss of a row (its absolute or squared error) from what the model was fed: gradient boosting of squared error
 * with 60 trees of depth 3. `rows`: those to learn from; `losses`: theirs. A value is taken as its mean loss, by which
 * trees split values best (Fisher 1958). Throws RangeError without rows.
 */
export function fitLossModel(
  columns: readonly LossColumn[],
  rows: Uint32Array,
  losses: Float64Array,
  options = LOSS_OPTIONS,
): LossModel {
  if (rows.length === 0) throw new RangeError('fitLossModel: no rows');
  const base = losses.reduce((sum, loss) => sum + loss, 0) / rows.length;
  const numbers = columns.map((column) =>
    column.kind === 'values' ? meanLosses(column, rows, losses, base) : null,
  );
  const features = columns.map((column, at) =>
    binFeature(
      Float32Array.from(rows, (row) => valueAt(column, numbers[at]!, row)),
      options.bins,
    ),
  );
  const sums = new Float64Array(rows.length).fill(base);
  const curvature = new Float64Array(rows.length).fill(1);
  const trees = Array.from({ length: options.trees }, () =>
    growBoostedTree(
      features,
      losses.map((loss, at) => loss - sums[at]!),
      curvature,
      sums,
      options,
    ),
  );
  return { base, trees, numbers };
}

/** The loss to be expected of a row; a loss is at least 0. */
export function lossAt(
  { base, trees, numbers }: LossModel,
  columns: readonly LossColumn[],
  row: number,
): number {
  const values = columns.map((column, at) => Math.fround(valueAt(column, numbers[at]!, row)));
  let sum = base;
  for (const tree of trees) sum += leafOf(tree, (feature) => values[feature]!);
  return Math.max(0, sum);
}

/** By value; one that no row has stands for the mean of all. */
function meanLosses(
  { codes, values }: LossColumn & { kind: 'values' },
  rows: Uint32Array,
  losses: Float64Array,
  base: number,
): Float64Array {
  const sums = new Float64Array(values).fill(DRAWN_BY * base);
  const counts = new Float64Array(values).fill(DRAWN_BY);
  rows.forEach((row, at) => {
    const code = codes[row]!;
    if (code < 0) return;
    sums[code]! += losses[at]!;
    counts[code]!++;
  });
  return sums.map((sum, code) => sum / counts[code]!);
}

function valueAt(column: LossColumn, numbers: Float64Array | null, row: number): number {
  if (column.kind === 'number') return column.data[row]!;
  const code = column.codes[row]!;
  return code < 0 ? NaN : (numbers![code] ?? NaN);
}
