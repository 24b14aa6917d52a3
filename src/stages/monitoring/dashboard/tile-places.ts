/** Where a tile is on the page, pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The place of the tile that a point lies on, else of the one it is nearest to. `boxes`: by place. */
export function placeAt(boxes: readonly Box[], x: number, y: number): number {
  const away = boxes.map(({ left, top, width, height }) =>
    Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height)),
  );
  return away.indexOf(Math.min(...away));
}

/** The place of the tile above or below one, the most to the same side; its own where there is none. */
export function placeBeside(boxes: readonly Box[], at: number, side: 'up' | 'down'): number {
  const from = boxes[at]!;
  let best = at;
  let least = Infinity;
  boxes.forEach((box, place) => {
    const gap = side === 'up' ? from.top - box.top - box.height : box.top - from.top - from.height;
    if (place === at || gap < -1) return;
    // Whichever row is next comes first.
    const distance = gap * 1e4 + Math.abs(box.left - from.left);
    if (distance < least) [best, least] = [place, distance];
  });
  return best;
}
