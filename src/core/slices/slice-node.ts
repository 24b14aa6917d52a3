import type { SliceStats } from './slice-score.ts';

/** A slice in the search: one more comparison than its parent has. Columns ascend from the root on. */
export interface SliceNode extends SliceStats {
  parent: SliceNode | null;
  /** Place of the last comparison's column, and its code there; -1 at the root, which is all rows. */
  column: number;
  code: number;
  /** Comparisons. */
  depth: number;
  /** Rows with an error above 0. */
  hits: number;
  /** By number of the comparison (see PackedColumn), those that may still lead to one of the best. */
  children: Map<number, SliceNode>;
  /** Number of the last comparison; -1 at the root. */
  item: number;
}

/** Column and code of each comparison, columns ascending. */
export function partsOf(node: SliceNode): (readonly [column: number, code: number])[] {
  const parts: (readonly [number, number])[] = [];
  for (let at = node; at.parent; at = at.parent) parts.unshift([at.column, at.code]);
  return parts;
}

/**
 * The nodes of all slices that lack one comparison of this one: with a comparison more each of them is a part of what
 * this one makes with it. All of them are known where this one is.
 */
export function siblingsOf(node: SliceNode, root: SliceNode): SliceNode[] {
  const items: number[] = [];
  for (let at = node; at.parent; at = at.parent) items.unshift(at.item);
  return items.map((_, out) => {
    let at = root;
    for (const [place, item] of items.entries()) if (place !== out) at = at.children.get(item)!;
    return at;
  });
}
