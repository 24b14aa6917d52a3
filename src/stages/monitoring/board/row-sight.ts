import type { Attachment } from 'svelte/attachments';
import type { BoardRow } from './board-row.svelte.ts';
import type { DriftBoard } from './drift-board.svelte.ts';

/** Which rows of the board are in sight: only those follow a window while it is moved. */
export class RowSight {
  readonly #watched = new WeakMap<Element, BoardRow>();
  readonly #board: DriftBoard;
  readonly #observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const row = this.#watched.get(target);
      if (row) this.#board.see(row, isIntersecting);
    }
  });

  constructor(board: DriftBoard) {
    this.#board = board;
  }

  watch(row: BoardRow): Attachment {
    return (element) => {
      this.#watched.set(element, row);
      this.#observer.observe(element);
      return () => {
        this.#observer.unobserve(element);
        row.isSeen = false;
      };
    };
  }

  end(): void {
    this.#observer.disconnect();
  }
}
