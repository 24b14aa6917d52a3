/** A place in a layer: an item, or (key null) an edge passing by. */
export interface Slot {
  key: string | null;
  layer: number;
  before: Slot[];
  after: Slot[];
  /** Pixels from the top, and how much it takes. */
  y: number;
  height: number;
}

const SWEEPS = 8;

/**
 * Orders each layer in place so that few edges cross: each slot goes to the mean place of its neighbours, to and fro,
 * and the order with the fewest crossings stands (barycentre method, Sugiyama et al. 1981).
 */
export function sortLayers(layers: Slot[][]): void {
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(layers);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0;
    for (const layer of forward ? layers : layers.toReversed()) order(layer, layers, forward);
    const found = crossings(layers);
    if (found < fewest) {
      fewest = found;
      best = layers.map((layer) => [...layer]);
    }
  }
  best.forEach((layer, i) => (layers[i] = layer));
}

function order(layer: Slot[], layers: readonly Slot[][], forward: boolean): void {
  const index = layers[layer[0]!.layer]!.length;
  const next = layers[layer[0]!.layer + (forward ? -1 : 1)];
  const places = new Map(next?.map((slot, i) => [slot, i]));
  const wanted = new Map(
    layer.map((slot, i) => {
      const near = forward ? slot.before : slot.after;
      const sum = near.reduce((total, other) => total + (places.get(other) ?? 0), 0);
      return [slot, near.length > 0 ? sum / near.length : (i / index) * (next?.length ?? index)];
    }),
  );
  layer.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
}

/** How many pairs of edges between neighbouring layers cross. */
export function crossings(layers: readonly (readonly Slot[])[]): number {
  let count = 0;
  for (let i = 1; i < layers.length; i++) {
    const places = new Map(layers[i]!.map((slot, place) => [slot, place]));
    // Ends in the order of their starts: each pair the wrong way round is a crossing.
    const ends = layers[i - 1]!.flatMap(({ after }) =>
      after.map((slot) => places.get(slot)!).sort((a, b) => a - b),
    );
    for (let a = 0; a < ends.length; a++) {
      for (let b = a + 1; b < ends.length; b++) if (ends[a]! > ends[b]!) count++;
    }
  }
  return count;
}
