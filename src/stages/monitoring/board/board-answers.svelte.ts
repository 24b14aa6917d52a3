import { bandColumn, BAND_SIZES } from '../../../core/drift/band-column.ts';
import type { WindowSpan } from '../../../core/drift/change-onset.ts';
import { BAND_ALPHA } from '../../../core/drift/judge-drift.ts';
import { RESAMPLES } from '../../../core/drift/null-band.ts';
import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Period } from '../../../core/monitor/log.ts';
import type { Drifting } from '../../../session/drifting.ts';
import type { BoardRow } from './board-row.svelte.ts';

/** The rows of the log, where they are here. */
export interface BoardSource {
  table: Digest;
  time: string;
}

/** What is told of the answers that arrive. */
export interface AnswerTeller {
  /** A row knows more. */
  row: (row: BoardRow) => void;
  /** All rows know as much as they will of one kind. */
  all: () => void;
}

/** Bands are drawn by it. */
export const SEED = 1;

/** What workers answer about two windows at rest: null bands from the counts, exact figures from the rows. */
export class BoardAnswers {
  /** Columns whose exact figures, bands, and bands at other numbers of rows are still to come. */
  waiting = $state.raw({ exact: 0, bands: 0, grids: 0 });
  problem = $state.raw<ProblemFacts | null>(null);
  readonly source: BoardSource | null;
  readonly #drifting: Drifting;
  /** The reference that the grids of bands are of. */
  #gridsOf: WindowSpan | null = null;
  #stop = new AbortController();

  constructor(drifting: Drifting, source: BoardSource | null) {
    this.#drifting = drifting;
    this.source = source;
  }

  stop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  /** Rows in the order in which they are wanted. */
  ask(
    rows: readonly BoardRow[],
    reference: WindowSpan,
    periods: { reference: Period; current: Period },
    tell: AnswerTeller,
  ): void {
    this.stop();
    const { signal } = this.#stop;
    this.problem = null;
    this.waiting = { exact: this.source ? rows.length : 0, bands: rows.length, grids: 0 };
    void this.#askBands(rows, reference, tell, signal);
    if (this.source) void this.#askExact(this.source, rows, periods, tell, signal);
  }

  async #askBands(
    rows: readonly BoardRow[],
    reference: WindowSpan,
    tell: AnswerTeller,
    signal: AbortSignal,
  ): Promise<void> {
    const columns = rows.flatMap(
      ({ column, drift }) => bandColumn(column, drift.reference, drift.current) ?? [],
    );
    const named = new Map(rows.map((row) => [row.name, row]));
    const drawn = new Set(columns.map(({ column }) => column));
    for (const row of rows) if (!drawn.has(row.name)) [row.bands, row.grids] = [{}, {}];
    const hasGrids = this.#gridsOf?.from === reference.from && this.#gridsOf.to === reference.to;
    let left = columns.length;
    this.waiting = { ...this.waiting, bands: left, grids: hasGrids ? 0 : left };
    const sizes = hasGrids ? [] : BAND_SIZES;
    const work = this.#drifting.bands(
      { columns, sizes, alpha: BAND_ALPHA, resamples: RESAMPLES, seed: SEED },
      (part) => {
        const row = 'column' in part ? named.get(part.column) : undefined;
        if (!row) return;
        if (part.of === 'grid') {
          row.grids = part.grids;
          this.waiting = { ...this.waiting, grids: this.waiting.grids - 1 };
        }
        if (part.of === 'bands') {
          row.bands = part.bands;
          this.waiting = { ...this.waiting, bands: --left };
        }
        if (part.of === 'bands' && left === 0) tell.all();
        else tell.row(row);
      },
      signal,
    );
    if (!(await this.#isDone(work))) return;
    this.#gridsOf = reference;
    this.waiting = { ...this.waiting, bands: 0, grids: 0 };
  }

  async #askExact(
    source: BoardSource,
    rows: readonly BoardRow[],
    periods: { reference: Period; current: Period },
    tell: AnswerTeller,
    signal: AbortSignal,
  ): Promise<void> {
    const named = new Map(rows.map((row) => [row.name, row]));
    const work = this.#drifting.exact(
      { ...source, ...periods, columns: [...named.keys()] },
      (part) => {
        const row = part.of === 'column' ? named.get(part.drift.column) : undefined;
        if (part.of !== 'column' || !row) return;
        row.exact = part.drift;
        this.waiting = { ...this.waiting, exact: this.waiting.exact - 1 };
        tell.row(row);
      },
      signal,
    );
    if (!(await this.#isDone(work))) return;
    this.waiting = { ...this.waiting, exact: 0 };
    tell.all();
  }

  async #isDone(work: Promise<void>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      if (!(error instanceof Cancelled)) {
        this.problem = factsOf(error);
        this.waiting = { exact: 0, bands: 0, grids: 0 };
      }
      return false;
    }
  }
}
