import type { ErrorNode, ErrorTree } from '../../../core/evaluation/error-tree.ts';

/** A node in its line of the table. */
export interface TreeRow {
  node: ErrorNode;
  depth: number;
  /** Way from the root: "" there, then 0 and 1. */
  key: string;
  /** For each depth above it whether its line goes on below. */
  goesOn: readonly boolean[];
}

/** The nodes from the root down, the child with the higher rate first. */
export function treeRows({ root }: ErrorTree): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (node: ErrorNode, key: string, goesOn: readonly boolean[]): void => {
    rows.push({ node, depth: key.length, key, goesOn });
    if (!node.children) return;
    const children = node.children.map((child, at) => ({ child, at }));
    children.sort((a, b) => (b.child.rate.value ?? 0) - (a.child.rate.value ?? 0));
    for (const [place, { child, at }] of children.entries())
      add(child, `${key}${String(at)}`, [...goesOn, place === 0]);
  };
  add(root, '', []);
  return rows;
}
