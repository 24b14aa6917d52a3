import type { PlacedTile } from '../../../core/monitor/dashboard.ts';
import { placeAt, placeBeside, type Box } from './tile-places.ts';

interface Carried {
  id: string;
  place: number;
  by: 'keys' | 'pointer';
}

interface Asked {
  tiles: () => readonly PlacedTile[];
  titleOf: (tile: PlacedTile) => string;
  /** Where the tiles are on the page, in the order they are seen in. */
  boxes: (ids: readonly string[]) => readonly Box[];
  drop: (id: string, place: number) => void;
}

/** How far a pressed pointer goes before it drags, pixels. */
const SLACK = 4;

/** A tile that is being carried to another place, by keys or by the pointer; nothing is written until it is dropped. */
export class TileDrag {
  readonly #asked: Asked;
  /** Where tiles lay when the pointer was pressed, so that what gives way does not move under it. */
  #pressed: { id: string; x: number; y: number; boxes: readonly Box[] } | null = null;
  carried = $state.raw<Carried | null>(null);
  /** For those who do not see it. */
  said = $state('');

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** The ids in the order in which tiles are seen. */
  readonly order = $derived.by(() => {
    const ids = this.#asked.tiles().map(({ id }) => id);
    const carried = this.carried;
    if (!carried) return ids;
    return ids.filter((id) => id !== carried.id).toSpliced(carried.place, 0, carried.id);
  });

  pick(id: string, by: Carried['by']): void {
    const place = this.order.indexOf(id);
    this.carried = { id, place, by };
    this.said = `“${this.#title(id)}” picked up, ${this.#placeWords(place)}. Arrows move it, Enter drops it, Escape puts it back.`;
  }

  drop(): void {
    const { carried } = this;
    if (!carried) return;
    const from = this.#asked.tiles().findIndex(({ id }) => id === carried.id);
    this.carried = null;
    this.said = `“${this.#title(carried.id)}” dropped, ${this.#placeWords(carried.place)}.`;
    if (from !== carried.place) this.#asked.drop(carried.id, carried.place);
  }

  putBack(): void {
    const { carried } = this;
    this.#pressed = null;
    if (!carried) return;
    this.carried = null;
    this.said = `“${this.#title(carried.id)}” put back.`;
  }

  keydown(event: KeyboardEvent, id: string): void {
    const isOn = this.carried?.id === id;
    if (event.key === 'Enter' || event.key === ' ') {
      if (isOn) this.drop();
      else this.pick(id, 'keys');
    } else if (isOn && event.key === 'Escape') this.putBack();
    else if (isOn && event.key.startsWith('Arrow')) this.#step(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Left where it is picked up: it goes back. */
  blur(): void {
    if (this.carried?.by === 'keys') this.putBack();
  }

  press(event: PointerEvent & { currentTarget: HTMLElement }, id: string): void {
    if (event.button !== 0 || this.carried) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#pressed = { id, ...pageOf(event), boxes: this.#asked.boxes(this.order) };
  }

  drag(event: PointerEvent): void {
    if (!this.#pressed) return;
    const { id, x, y, boxes } = this.#pressed;
    const at = pageOf(event);
    if (!this.carried && Math.hypot(at.x - x, at.y - y) < SLACK) return;
    if (!this.carried) this.pick(id, 'pointer');
    this.#to(placeAt(boxes, at.x, at.y));
  }

  release(): void {
    if (this.#pressed) this.drop();
    this.#pressed = null;
  }

  #step(key: string): void {
    const { place } = this.carried!;
    const last = this.order.length - 1;
    if (key === 'ArrowLeft') this.#to(Math.max(0, place - 1));
    else if (key === 'ArrowRight') this.#to(Math.min(last, place + 1));
    else this.#to(placeBeside(this.#asked.boxes(this.order), place, key === 'ArrowUp' ? 'up' : 'down'));
  }

  #to(place: number): void {
    if (!this.carried || place === this.carried.place) return;
    this.carried = { ...this.carried, place };
    this.said = `${this.#placeWords(place)}.`;
  }

  #placeWords(place: number): string {
    return `place ${String(place + 1)} of ${String(this.order.length)}`;
  }

  #title(id: string): string {
    const tile = this.#asked.tiles().find((each) => each.id === id);
    return tile ? this.#asked.titleOf(tile) : '';
  }
}

function pageOf({ clientX, clientY }: PointerEvent): { x: number; y: number } {
  return { x: clientX + scrollX, y: clientY + scrollY };
}
