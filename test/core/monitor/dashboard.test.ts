import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { moveTile, tilesOf, withTiles, type Tile, type Tiles } from '../../../src/core/monitor/dashboard.ts';

const log = 'log' as Id;
const tile: Omit<Tile, 'order'> = { size: '1x1', title: '', log, content: { show: 'alarms' } };
const board = (ids: string): Tiles =>
  withTiles(
    {},
    [...ids].map((id) => [id, tile] as const),
  );
const idsOf = (tiles: Tiles): string =>
  tilesOf(tiles, log)
    .map(({ id }) => id)
    .join('');

describe('the order of tiles', () => {
  it('is that of a list in which one is taken out and put in, again and again', () => {
    const move = fc.tuple(fc.nat(5), fc.nat(5));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 80 }), (moves) => {
        let tiles = board('abcdef');
        const list = [...'abcdef'];
        for (const [from, to] of moves) {
          const id = list[from]!;
          list.splice(from, 1);
          list.splice(to, 0, id);
          tiles = moveTile(tiles, id, to);
        }
        expect(idsOf(tiles)).toBe(list.join(''));
      }),
    );
  });

  it('numbers all anew once no number is left between two', () => {
    let tiles = board('abcd');
    for (let i = 0; i < 200; i++) tiles = moveTile(tiles, i % 2 === 0 ? 'c' : 'd', 1);
    expect(idsOf(tiles)).toBe('adcb');
  });

  it('changes the tile that is moved and no other', () => {
    const before = board('abcd');
    const { b, ...others } = moveTile(before, 'b', 3);
    expect(idsOf({ b: b!, ...others })).toBe('acdb');
    for (const [id, other] of Object.entries(others)) expect(other).toBe(before[id]);
  });

  it('leaves tiles of other logs out, and a tile that is gone alone', () => {
    const tiles = withTiles(board('ab'), [['x', { ...tile, log: 'other' as Id }]]);
    expect(idsOf(tiles)).toBe('ab');
    expect(tilesOf(tiles, 'other' as Id).map(({ id }) => id)).toEqual(['x']);
    expect(moveTile(tiles, 'gone', 0)).toBe(tiles);
  });
});
