import type { Id } from '../../../core/kernel/objects.ts';
import {
  moveTile,
  tilesOf,
  withTiles,
  type Dashboard,
  type PlacedTile,
  type Tile,
  type Tiles,
} from '../../../core/monitor/dashboard.ts';
import { freshId } from '../../../session/ids.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { oneOfKind } from '../../../session/one-of-kind.svelte.ts';
import type { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';

const EMPTY: Dashboard['body'] = { tiles: {} };

/** The dashboard of a log as it stands on the screen; each change is a step of undo. */
export class BoardState {
  readonly #workbench: Workbench;
  readonly #log: () => Id;
  readonly #typed: TypedDocument<Dashboard>;

  /** Made while a component is being set up. */
  constructor(workbench: Workbench, open: OpenProject, log: () => Id) {
    this.#workbench = workbench;
    this.#log = log;
    const stored = (): Dashboard['body'] => open.dashboard?.body ?? EMPTY;
    this.#typed = oneOfKind(workbench.documents, open, { kind: 'dashboard', name: 'Dashboard' }, stored);
  }

  readonly tiles = $derived.by(() => tilesOf(this.#typed.body.tiles, this.#log()));

  add(tiles: readonly Omit<Tile, 'order'>[], label: string): Promise<void> {
    const placed = tiles.map((tile) => [freshId() as string, tile] as const);
    return this.#put(withTiles(this.#all, placed), label);
  }

  move(id: string, place: number, title: string): Promise<void> {
    return this.#put(moveTile(this.#all, id, place), `Move “${title}”`);
  }

  change({ id, ...tile }: PlacedTile, patch: Partial<Tile>, label: string): Promise<void> {
    return this.#put({ ...this.#all, [id]: { ...tile, ...patch } }, label);
  }

  /** Takes it off the board, and offers to take that back. */
  async remove({ id }: PlacedTile, title: string): Promise<void> {
    const { [id]: _gone, ...tiles } = this.#all;
    const label = `Remove “${title}”`;
    await this.#put(tiles, label);
    const { history } = this.#workbench;
    const run = (): void => void (history.canUndo === label && history.undo());
    toasts.show(`“${title}” removed`, { action: { label: 'Undo', run } });
  }

  get #all(): Tiles {
    return this.#typed.body.tiles;
  }

  #put(tiles: Tiles, label: string): Promise<void> {
    return this.#typed.put({ tiles }, label);
  }
}
