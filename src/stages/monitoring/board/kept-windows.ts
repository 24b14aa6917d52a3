import type { WindowSpan } from '../../../core/drift/change-onset.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import type { Documents } from '../../../session/documents.svelte.ts';
import type { Side } from './board-summary.ts';
import type { DriftBoard } from './drift-board.svelte.ts';

/** Keeps the two windows of a board in their log, and lets the board follow the log. */
export class KeptWindows {
  readonly #documents: Documents;
  readonly #board: DriftBoard;
  #saving = 0;
  #isSettled = false;

  constructor(documents: Documents, board: DriftBoard) {
    this.#documents = documents;
    this.#board = board;
  }

  async save(log: LogDocument, label: string): Promise<void> {
    const { reference, current } = this.#board;
    this.#saving++;
    try {
      await this.#documents.change(
        log,
        {
          body: {
            ...log.body,
            reference: this.#board.period(reference),
            current: this.#board.period(current),
          },
        },
        label,
      );
    } finally {
      this.#saving--;
    }
  }

  /** The windows as the log has them; a window that is moved or not yet stored is newer. */
  take(periods: Readonly<Record<Side, WindowSpan>>): void {
    if (this.#board.isMoving || this.#saving > 0) return;
    const reference = usable(periods.reference, this.#board.reference);
    const current = usable(periods.current, this.#board.current);
    const isSame = same(reference, this.#board.reference) && same(current, this.#board.current);
    if (this.#isSettled && isSame) return;
    this.#isSettled = true;
    this.#board.settle(reference, current);
  }
}

/** A range of a log that has other windows by now may take in none. */
function usable(span: WindowSpan, otherwise: WindowSpan): WindowSpan {
  return span.to > span.from ? span : otherwise;
}

function same(a: WindowSpan, b: WindowSpan): boolean {
  return a.from === b.from && a.to === b.to;
}
