import { bestSplit, clearlyMore, histogramOf, type GradedSplit, type Split } from './best-split.ts';
import type { TreeColumn } from './tree-column.ts';

export interface TreeSpec {
  /** Splits from the root to a leaf at most; 3 unless given. */
  depth?: number;
  /** Fewest rows of a leaf; 20 unless given. */
  leaf?: number;
}

export interface GrownNode {
  /** Null for a leaf. */
  split: Split | null;
  children: readonly [GrownNode, GrownNode] | null;
  rows: Uint32Array;
}

/** Columns looked at, of all there are at all depths. */
export interface TreeProgress {
  done: number;
  total: number;
}

interface Open {
  node: { split: Split | null; children: [GrownNode, GrownNode] | null; rows: Uint32Array };
  best: GradedSplit | null;
}

/**
 * CART (Breiman et al. 1984) on the errors of `rows`: at every node the split that takes away most variance, which of
 * flags is Gini's impurity too. Of equal splits the first column's. A node without a split that takes away anything
 * is a leaf. Yields progress. Time: rows x columns a depth; memory: two bytes a row and column.
 */
export function* growTree(
  columns: readonly TreeColumn[],
  errors: Float64Array,
  rows: Uint32Array,
  { depth = 3, leaf = 20 }: TreeSpec = {},
): Generator<TreeProgress, GrownNode> {
  const root: Open['node'] = { split: null, children: null, rows };
  let open: Open[] = [{ node: root, best: null }];
  const total = depth * columns.length;
  for (let level = 0; level < depth && open.length > 0; level++) {
    const parts = open.map(({ node }) => node.rows);
    for (const [at, column] of columns.entries()) {
      yield { done: level * columns.length + at, total };
      const counted = histogramOf(column, parts, errors);
      for (const [place, one] of open.entries()) {
        const found = bestSplit(at, column, counted, place, leaf);
        if (found && (!one.best || clearlyMore(found.gain, one.best.gain))) one.best = found;
      }
    }
    const next: Open[] = [];
    for (const { node, best } of open) {
      if (!best || !clearlyMore(best.gain, gainOfNone(node.rows, errors))) continue;
      const children = partRows(node.rows, columns[best.split.column]!, best.split).map(
        (own): Open['node'] => ({ split: null, children: null, rows: own }),
      ) as [Open['node'], Open['node']];
      node.split = best.split;
      node.children = children;
      next.push(...children.map((child) => ({ node: child, best: null })));
    }
    open = next;
  }
  return root;
}

/** What `gain` of a split is without one. */
function gainOfNone(rows: Uint32Array, errors: Float64Array): number {
  let sum = 0;
  for (const row of rows) sum += errors[row]!;
  return sum ** 2 / rows.length;
}

function partRows(rows: Uint32Array, { codes, count }: TreeColumn, split: Split): [Uint32Array, Uint32Array] {
  const inside = (code: number): boolean => {
    if (split.by === 'missing') return code === count;
    return split.by === 'level' ? code === split.level : code <= split.below;
  };
  return [rows.filter((row) => inside(codes[row]!)), rows.filter((row) => !inside(codes[row]!))];
}
