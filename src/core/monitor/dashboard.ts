import type { Doc, Id } from '../kernel/objects.ts';
import type { Signal } from './signal.ts';

/** What a tile shows of its log. */
export type TileContent =
  /** By window, between the values that are usual and beside the levels of its alarms. */
  | { show: 'line'; signal: Signal }
  /** The last window that can be judged, beside the reference. */
  | { show: 'figure'; signal: Signal }
  /** Which alarms are on. */
  | { show: 'alarms' }
  /** Share of good answers in a column of feedback. */
  | { show: 'feedback'; column: string }
  | { show: 'target'; target: Id }
  | { show: 'note'; text: string };

/** Columns x rows of the grid. */
export const TILE_SIZES = ['1x1', '2x1', '2x2'] as const;
export type TileSize = (typeof TILE_SIZES)[number];

export interface Tile {
  /** Place on the board; tiles of the same place stand in the order of their ids. */
  order: number;
  size: TileSize;
  /** As the user called it; empty: after what it shows. */
  title: string;
  log: Id;
  content: TileContent;
}

/** What is always in sight of production, arranged by the user. There is one a project, with the tiles of all its logs. */
export type Dashboard = Doc<
  'dashboard',
  {
    /** By id of the tile. */
    tiles: Readonly<Record<string, Tile>>;
  }
>;

/** A tile with its id. */
export interface PlacedTile extends Tile {
  id: string;
}

export type Tiles = Dashboard['body']['tiles'];

/** The tiles of a log in their order. */
export function tilesOf(tiles: Tiles, log: Id): readonly PlacedTile[] {
  return Object.entries(tiles)
    .map(([id, tile]) => ({ ...tile, id }))
    .filter((tile) => tile.log === log)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** Adds tiles behind all others. */
export function withTiles(
  tiles: Tiles,
  added: readonly (readonly [id: string, tile: Omit<Tile, 'order'>])[],
): Tiles {
  const after = Math.max(0, ...Object.values(tiles).map(({ order }) => order)) + 1;
  return {
    ...tiles,
    ...Object.fromEntries(added.map(([id, tile], at) => [id, { ...tile, order: after + at }])),
  };
}

/**
 * Moves a tile to a place (from 0) among those of its log. Only its own order changes, so that two people may move
 * different ones; where there is no number left between its neighbours, all of its log are numbered anew.
 */
export function moveTile(tiles: Tiles, id: string, place: number): Tiles {
  const tile = tiles[id];
  if (!tile) return tiles;
  const others = tilesOf(tiles, tile.log).filter((other) => other.id !== id);
  const [before, after] = [others[place - 1]?.order, others[place]?.order];
  const order =
    before === undefined ? (after ?? 1) - 1 : after === undefined ? before + 1 : (before + after) / 2;
  const isBetween = (before === undefined || order > before) && (after === undefined || order < after);
  if (isBetween) return { ...tiles, [id]: { ...tile, order } };
  const all = others.toSpliced(place, 0, { ...tile, id });
  return {
    ...tiles,
    ...Object.fromEntries(all.map(({ id: of, ...rest }, at) => [of, { ...rest, order: at }])),
  };
}
