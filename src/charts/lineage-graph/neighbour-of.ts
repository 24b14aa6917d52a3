import type { LayoutItem, PlacedNode } from './layered-layout.ts';

/**
 * Where an arrow key leads from an item: left to the first of its sources, right to the first thing made from it, up
 * and down within its layer. null where it leads nowhere, or for any other key.
 */
export function neighbourOf(
  nodes: readonly PlacedNode[],
  items: readonly LayoutItem[],
  key: string,
  pressed: string,
): string | null {
  const here = nodes.find((node) => node.key === key);
  if (!here) return null;
  switch (pressed) {
    case 'ArrowLeft': {
      const from = items.find((item) => item.key === key)?.from ?? [];
      return highest(nodes.filter((node) => from.includes(node.key)));
    }
    case 'ArrowRight': {
      const made = new Set(items.filter(({ from }) => from.includes(key)).map((item) => item.key));
      return highest(nodes.filter((node) => made.has(node.key)));
    }
    case 'ArrowUp':
      return lowest(nodes.filter(({ layer, y }) => layer === here.layer && y < here.y));
    case 'ArrowDown':
      return highest(nodes.filter(({ layer, y }) => layer === here.layer && y > here.y));
    default:
      return null;
  }
}

function highest(nodes: readonly PlacedNode[]): string | null {
  return nodes.toSorted((a, b) => a.y - b.y)[0]?.key ?? null;
}

function lowest(nodes: readonly PlacedNode[]): string | null {
  return nodes.toSorted((a, b) => b.y - a.y)[0]?.key ?? null;
}
