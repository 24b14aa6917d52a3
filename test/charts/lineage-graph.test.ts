import { describe, expect, it } from 'vitest';
import { layeredLayout, NODE, type LayoutItem } from '../../src/charts/lineage-graph/layered-layout.ts';
import { neighbourOf } from '../../src/charts/lineage-graph/neighbour-of.ts';
import { crossings, sortLayers, type Slot } from '../../src/charts/lineage-graph/sort-layers.ts';
import { createRandom } from '../../src/core/kernel/random.ts';

const item = (key: string, ...from: string[]): LayoutItem => ({ key, from });
const PIPELINE = [
  item('raw'),
  item('model'),
  item('clean', 'raw'),
  item('predictions', 'clean', 'model'),
  item('evaluation', 'clean', 'model', 'predictions'),
];

/** Sources before what is made from them, each from up to three of those before it. */
function anyGraph(size: number, seed: number): LayoutItem[] {
  const random = createRandom(seed);
  return Array.from({ length: size }, (_, i) => {
    const count = i === 0 ? 0 : random.below(4);
    return item(`n${String(i)}`, ...Array.from({ length: count }, () => `n${String(random.below(i))}`));
  });
}

describe('layeredLayout', () => {
  it('sets what is made right of all it is made from, and a lone source just before it', () => {
    const layers = Object.fromEntries(layeredLayout(PIPELINE).nodes.map(({ key, layer }) => [key, layer]));
    expect(layers).toEqual({ raw: 0, clean: 1, model: 1, predictions: 2, evaluation: 3 });
  });

  it.each([12, 60, 140])('of %i things: all there, none touching, every edge from left to right', (size) => {
    for (let seed = 1; seed <= 5; seed++) {
      const items = anyGraph(size, seed);
      const { nodes, edges, width, height } = layeredLayout(items);
      expect(nodes.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
      const at = new Map(nodes.map((node) => [node.key, node]));
      for (const { from, to } of edges) expect(at.get(from)!.layer).toBeLessThan(at.get(to)!.layer);
      expect(edges).toHaveLength(items.reduce((sum, { from }) => sum + new Set(from).size, 0));
      for (const a of nodes) {
        expect(a.y).toBeGreaterThanOrEqual(-1e-6);
        expect(a.y + NODE.height).toBeLessThanOrEqual(height + 1e-6);
        expect(a.x + NODE.width).toBeLessThanOrEqual(width);
        for (const b of nodes) {
          if (a === b || a.layer !== b.layer) continue;
          expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(NODE.height);
        }
      }
    }
  });

  it('of nothing takes no room, and leaves out sources that are not shown', () => {
    expect(layeredLayout([])).toMatchObject({ nodes: [], edges: [], width: 0 });
    expect(layeredLayout([item('a', 'elsewhere')]).edges).toEqual([]);
  });
});

describe('sortLayers', () => {
  const slot = (key: string, layer: number): Slot => ({ key, layer, before: [], after: [], y: 0, height: 1 });
  const join = (from: Slot, to: Slot): void => {
    from.after.push(to);
    to.before.push(from);
  };

  it('untangles what crosses', () => {
    const [a, b, c, d] = [slot('a', 0), slot('b', 0), slot('c', 1), slot('d', 1)] as const;
    join(a, d);
    join(b, c);
    const layers = [
      [a, b],
      [c, d],
    ];
    expect(crossings(layers)).toBe(1);
    sortLayers(layers);
    expect(crossings(layers)).toBe(0);
  });

  it('never tangles more than before', () => {
    const random = createRandom(7);
    for (let round = 0; round < 20; round++) {
      const layers = [0, 1, 2].map((layer) =>
        Array.from({ length: 8 }, (_, i) => slot(`${String(layer)}-${String(i)}`, layer)),
      );
      for (const layer of [0, 1])
        for (let edge = 0; edge < 14; edge++)
          join(layers[layer]![random.below(8)]!, layers[layer + 1]![random.below(8)]!);
      const before = crossings(layers);
      sortLayers(layers);
      expect(crossings(layers)).toBeLessThanOrEqual(before);
    }
  });
});

describe('arrow keys', () => {
  const { nodes } = layeredLayout(PIPELINE);
  it.each([
    ['raw', 'ArrowRight', 'clean'],
    ['clean', 'ArrowLeft', 'raw'],
    ['raw', 'ArrowLeft', null],
    ['evaluation', 'ArrowRight', null],
    ['raw', 'x', null],
    ['gone', 'ArrowRight', null],
  ])('from %s, %s leads to %s', (from, key, to) => {
    expect(neighbourOf(nodes, PIPELINE, from, key)).toBe(to);
  });

  it('up and down stay in the layer', () => {
    const [upper, lower] = ['clean', 'model'].sort(
      (a, b) => nodes.find(({ key }) => key === a)!.y - nodes.find(({ key }) => key === b)!.y,
    ) as [string, string];
    expect(neighbourOf(nodes, PIPELINE, upper, 'ArrowDown')).toBe(lower);
    expect(neighbourOf(nodes, PIPELINE, lower, 'ArrowUp')).toBe(upper);
    expect(neighbourOf(nodes, PIPELINE, lower, 'ArrowDown')).toBe(null);
  });
});
