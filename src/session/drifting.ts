import { bandLane, driftLane } from '../compute/clients.ts';
import { callback } from '../compute/lane.ts';
import { Cancelled } from '../core/kernel/cancelled.ts';
import type { ColumnDetail, ColumnQuestion } from '../core/drift/column-detail.ts';
import type { BandPart, BandQuestion, DriftPart, DriftQuestion } from '../core/drift/drift-question.ts';

/**
 * How far two windows of a log lie apart, exactly. A question takes the place of the one before of its kind, which ends
 * with Cancelled after the column it is at, so that what was read stays at hand.
 */
export class Drifting {
  #exact: AbortController | null = null;
  #bands: AbortController | null = null;

  /** From the rows, column by column. Throws Problem "field.missing". */
  exact(question: DriftQuestion, onPart: (part: DriftPart) => void, signal?: AbortSignal): Promise<void> {
    this.#exact?.abort();
    const own = (this.#exact = new AbortController());
    return inParts(own, signal, onPart, (take) =>
      driftLane.run((api) => api.exactDrift(question, callback(take))),
    );
  }

  /** One column closely; null for a column of times. Throws as `exact`. */
  detail(question: ColumnQuestion, signal?: AbortSignal): Promise<ColumnDetail | null> {
    return driftLane.run((api) => api.driftDetail(question), signal);
  }

  /** What the distances come to without drift, from the reference's counts: no rows are needed. */
  bands(question: BandQuestion, onPart: (part: BandPart) => void, signal?: AbortSignal): Promise<void> {
    this.#bands?.abort();
    const own = (this.#bands = new AbortController());
    return inParts(own, signal, onPart, (take) =>
      bandLane.run((api) => api.driftBands(question, callback(take))),
    );
  }
}

/** Goes on until it is done or no longer wanted. */
async function inParts<Part>(
  own: AbortController,
  signal: AbortSignal | undefined,
  onPart: (part: Part) => void,
  run: (take: (part: Part) => boolean) => Promise<void>,
): Promise<void> {
  const stop = (): void => {
    own.abort();
  };
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  const isOver = (): boolean => own.signal.aborted;
  try {
    if (!isOver()) {
      await run((part) => {
        if (!isOver()) onPart(part);
        return !isOver();
      });
    }
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  if (isOver()) throw new Cancelled();
}
