import { describe, expect, it } from 'vitest';
import { placeAt, placeBeside, type Box } from '../../../../src/stages/monitoring/dashboard/tile-places.ts';

/** Two columns: a wide tile over two small ones, a wide one below. */
const boxes: readonly Box[] = [
  { left: 0, top: 0, width: 210, height: 100 },
  { left: 0, top: 110, width: 100, height: 100 },
  { left: 110, top: 110, width: 100, height: 100 },
  { left: 0, top: 220, width: 210, height: 100 },
];

describe('the place under the pointer', () => {
  it.each([
    [50, 50, 0],
    [150, 150, 2],
    // Between two, and beside all of them, the nearest counts.
    [104, 150, 1],
    [900, 300, 3],
    [-50, -50, 0],
  ])('at %i, %i is %i', (x, y, place) => expect(placeAt(boxes, x, y)).toBe(place));
});

describe('the place above and below', () => {
  it.each([
    [0, 'down', 1],
    [2, 'up', 0],
    [2, 'down', 3],
    [3, 'up', 1],
    // There is none.
    [0, 'up', 0],
    [3, 'down', 3],
  ] as const)('of %i, %s, is %i', (at, side, place) => expect(placeBeside(boxes, at, side)).toBe(place));
});
