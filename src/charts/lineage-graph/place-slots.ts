import type { Slot } from './sort-layers.ts';

const GAP = 14;
const ROUNDS = 8;

/**
 * Gives each slot its place in pixels: as near as may be to the middle of its neighbours, in the order of its layer and
 * without touching. Returns the height of the whole.
 */
export function placeSlots(layers: readonly (readonly Slot[])[]): number {
  for (const layer of layers) {
    let y = 0;
    for (const slot of layer) {
      slot.y = y;
      y += slot.height + GAP;
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    const forward = round % 2 === 0;
    for (const layer of forward ? layers : layers.toReversed()) {
      const wanted = layer.map((slot) => wantedPlace(slot, forward ? slot.before : slot.after));
      settle(layer, wanted);
    }
  }
  const all = layers.flat();
  const top = Math.min(...all.map(({ y }) => y));
  for (const slot of all) slot.y -= top;
  return all.reduce((most, { y, height }) => Math.max(most, y + height), 0);
}

function wantedPlace(slot: Slot, near: readonly Slot[]): number {
  if (near.length === 0) return slot.y;
  const middle = near.reduce((sum, { y, height }) => sum + y + height / 2, 0) / near.length;
  return middle - slot.height / 2;
}

/** Between pushing down what is too near and pushing it up: both keep the distance, so their middle does too. */
function settle(layer: readonly Slot[], wanted: readonly number[]): void {
  const down = [...wanted];
  for (let i = 1; i < layer.length; i++) {
    down[i] = Math.max(down[i]!, down[i - 1]! + layer[i - 1]!.height + GAP);
  }
  const up = [...wanted];
  for (let i = layer.length - 2; i >= 0; i--) {
    up[i] = Math.min(up[i]!, up[i + 1]! - layer[i]!.height - GAP);
  }
  layer.forEach((slot, i) => (slot.y = (down[i]! + up[i]!) / 2));
}
