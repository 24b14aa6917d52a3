import { placeSlots } from './place-slots.ts';
import { sortLayers, type Slot } from './sort-layers.ts';

/** Something to be drawn, with the keys of what it comes from. */
export interface LayoutItem {
  key: string;
  from: readonly string[];
}

export interface PlacedNode {
  key: string;
  /** Column, from 0 at the left. */
  layer: number;
  /** Pixels, its upper left corner. */
  x: number;
  y: number;
}

export interface PlacedEdge {
  from: string;
  to: string;
  /** An SVG path. */
  path: string;
}

export interface Layout {
  nodes: readonly PlacedNode[];
  edges: readonly PlacedEdge[];
  width: number;
  height: number;
}

/** Pixels of what is drawn for an item. */
export interface NodeSize {
  width: number;
  height: number;
}

export const NODE: NodeSize = { width: 184, height: 44 };
const BETWEEN_LAYERS = 60;

/**
 * Layers from left to right: each item right of all it comes from, and as near as may be to what comes of it. Edges
 * over several layers get a place of their own in each, so that they do not run through items. Items stand before what
 * comes from them; sources that are none of the items are left out.
 */
export function layeredLayout(items: readonly LayoutItem[], size = NODE): Layout {
  const xOf = (layer: number): number => layer * (size.width + BETWEEN_LAYERS);
  const layerOf = layersOf(items);
  const layers: Slot[][] = [];
  const slots = new Map<string, Slot>();
  const add = (key: string | null, layer: number): Slot => {
    const slot: Slot = { key, layer, before: [], after: [], y: 0, height: key === null ? 8 : size.height };
    (layers[layer] ??= []).push(slot);
    return slot;
  };
  for (const { key } of items) slots.set(key, add(key, layerOf.get(key)!));
  const ways: { from: string; to: string; slots: readonly Slot[] }[] = [];
  for (const { key, from } of items) {
    for (const source of new Set(from)) {
      const start = slots.get(source);
      const end = slots.get(key)!;
      if (!start || start.layer >= end.layer) continue;
      const way = [start];
      for (let layer = start.layer + 1; layer < end.layer; layer++) way.push(add(null, layer));
      way.push(end);
      for (let i = 1; i < way.length; i++) {
        way[i - 1]!.after.push(way[i]!);
        way[i]!.before.push(way[i - 1]!);
      }
      ways.push({ from: source, to: key, slots: way });
    }
  }
  sortLayers(layers);
  const height = placeSlots(layers);
  return {
    nodes: items.map(({ key }) => {
      const { layer, y } = slots.get(key)!;
      return { key, layer, x: xOf(layer), y };
    }),
    edges: ways.map(({ from, to, slots: way }) => ({ from, to, path: pathOf(way, xOf, size) })),
    width: layers.length === 0 ? 0 : xOf(layers.length - 1) + size.width,
    height,
  };
}

/** As far left as its sources allow; what has none stands just before the first thing made from it. */
function layersOf(items: readonly LayoutItem[]): ReadonlyMap<string, number> {
  const layers = new Map<string, number>();
  for (const { key, from } of items) {
    const before = from.flatMap((source) => layers.get(source) ?? []);
    layers.set(key, before.length === 0 ? 0 : Math.max(...before) + 1);
  }
  const nearest = new Map<string, number>();
  for (const { key, from } of items) {
    for (const source of from)
      nearest.set(source, Math.min(nearest.get(source) ?? Infinity, layers.get(key)!));
  }
  for (const { key, from } of items) {
    const next = nearest.get(key);
    if (next !== undefined && !from.some((source) => layers.has(source))) layers.set(key, next - 1);
  }
  return layers;
}

/** A curve from the right edge of the first slot to the left edge of the last, level where it passes a layer. */
function pathOf(way: readonly Slot[], xOf: (layer: number) => number, { width }: NodeSize): string {
  const middle = ({ y, height }: Slot): number => y + height / 2;
  const [first] = way;
  const parts = [`M${String(xOf(first!.layer) + width)},${String(middle(first!))}`];
  for (let i = 1; i < way.length; i++) {
    const [from, to] = [way[i - 1]!, way[i]!];
    const start = xOf(from.layer) + width;
    const end = xOf(to.layer);
    const bend = (start + end) / 2;
    parts.push(
      `C${String(bend)},${String(middle(from))} ${String(bend)},${String(middle(to))} ${String(end)},${String(middle(to))}`,
    );
    if (i < way.length - 1) parts.push(`H${String(end + width)}`);
  }
  return parts.join('');
}
