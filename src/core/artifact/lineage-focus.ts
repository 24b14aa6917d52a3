import type { LineageNode } from './lineage.ts';

/** A thing with everything it was made from and everything that was made from it. Nodes stand before what was made from them. */
export function relativesOf(nodes: readonly LineageNode[], key: string): ReadonlySet<string> {
  const behind = new Set<string>([key]);
  for (const node of nodes.toReversed()) {
    if (behind.has(node.key)) for (const source of node.from) behind.add(source);
  }
  const ahead = new Set<string>([key]);
  for (const node of nodes) if (node.from.some((source) => ahead.has(source))) ahead.add(node.key);
  return new Set([...behind, ...ahead]);
}

/** What was made from a thing directly. */
export function madeFrom(nodes: readonly LineageNode[], key: string): readonly LineageNode[] {
  return nodes.filter(({ from }) => (from as readonly string[]).includes(key));
}
