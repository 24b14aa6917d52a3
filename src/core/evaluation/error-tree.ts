import type { Estimate } from '../kernel/estimate.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Moments } from '../stats/mean-interval.ts';
import { growTree, type GrownNode, type TreeProgress, type TreeSpec } from './grow-tree.ts';
import { knownRows, type RowErrors } from './row-errors.ts';
import { addTo, errorOf, hitsOf } from './slice-errors.ts';
import type { TreeColumn } from './tree-column.ts';
import { TreePath } from './tree-path.ts';

export interface ErrorNode {
  /** The whole way from the root; selects the rows of the node. */
  where: Predicate;
  /** What is left here of the column that was split last; null at the root. */
  test: Predicate | null;
  n: number;
  /** Wrong rows; null for losses. */
  errors: number | null;
  /** Error rate (Wilson), or mean absolute error (t). */
  rate: Estimate;
  /** Of all errors, or of their sum; null where there are none. */
  shareOfErrors: number | null;
  /** Share of all rows. */
  share: number;
  /** First the side where the split holds; null for a leaf. */
  children: readonly [ErrorNode, ErrorNode] | null;
}

export interface ErrorTree {
  errors: RowErrors['of'];
  root: ErrorNode;
  depth: number;
  leaf: number;
  /** Rows without an answer or truth. */
  dropped: number;
}

/** A tree that parts rows with many errors from rows with few (growTree), with the figures of each node. */
export function* errorTree(
  columns: readonly TreeColumn[],
  errors: RowErrors,
  { depth = 3, leaf = 20 }: TreeSpec = {},
): Generator<TreeProgress, ErrorTree> {
  const rows = knownRows(errors);
  const grown = yield* growTree(columns, errors.values, rows, { depth, leaf });
  const all = momentsOfRows(errors, rows);
  const nodeOf = (node: GrownNode, path: TreePath, splitLast: number | null): ErrorNode => {
    const own = momentsOfRows(errors, node.rows);
    const total = all.mean * all.n;
    const side = (child: GrownNode, holds: boolean): ErrorNode =>
      nodeOf(child, path.then(node.split!, holds), node.split!.column);
    return {
      where: path.where(),
      test: splitLast === null ? null : path.whereOf(splitLast),
      n: own.n,
      errors: errors.of === 'wrong' ? hitsOf(own) : null,
      rate: errorOf(errors.of, own),
      shareOfErrors: total > 0 ? (own.mean * own.n) / total : null,
      share: all.n === 0 ? 0 : own.n / all.n,
      children: node.children && [side(node.children[0], true), side(node.children[1], false)],
    };
  };
  const root = nodeOf(grown, new TreePath(columns), null);
  return { errors: errors.of, root, depth, leaf, dropped: errors.values.length - rows.length };
}

function momentsOfRows({ values }: RowErrors, rows: Uint32Array): Moments {
  const moments: Moments = { n: 0, mean: 0, squares: 0 };
  for (const row of rows) addTo(moments, values[row]!);
  return moments;
}
