import type { WindowSpan } from '../../../core/drift/change-onset.ts';
import { bandColumn, BAND_SIZES } from '../../../core/drift/band-column.ts';
import { driftSince, missingSince } from '../../../core/drift/drift-since.ts';
import { timeParts } from '../../../core/drift/drift-through-time.ts';
import { driftVerdict, notByChance } from '../../../core/drift/drift-verdict.ts';
import {
  BAND_ALPHA,
  judgeDrift,
  MISSING_ALPHA,
  type DriftThreshold,
} from '../../../core/drift/judge-drift.ts';
import type { LogProfile } from '../../../core/drift/log-profile.ts';
import { momentScaleOf, momentWords } from '../../../core/drift/moment-words.ts';
import { RESAMPLES } from '../../../core/drift/null-band.ts';
import { byName, byWhatMatters, type Mattering } from '../../../core/drift/what-matters.ts';
import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Period } from '../../../core/monitor/log.ts';
import { benjaminiHochberg } from '../../../core/stats/adjust-p-values.ts';
import type { Drifting } from '../../../session/drifting.ts';
import { BoardRow } from './board-row.svelte.ts';

export type Side = 'reference' | 'current';

/** All columns together. */
export interface BoardSummary {
  /** Columns past their threshold, and those that could be judged. */
  past: number;
  judged: number;
  /** Columns whose test keeps a p below the level with all columns considered. */
  adjusted: number;
  /** Share of all values that is missing. */
  missing: Record<Side, number>;
  rows: Record<Side, number>;
  /** The right end of the scale of distances. */
  most: number;
}

/** The rows of the log, where they are here. */
export interface BoardSource {
  table: Digest;
  time: string;
}

const PARTS = 34;
/** Rows that a part of time should hold, so that most of its columns can be judged. */
const PART_ROWS = 60;
const SEED = 1;

/** What changed between two windows of a log: figures at once from counts, exact ones once a window rests. */
export class DriftBoard {
  readonly profile: LogProfile;
  readonly rows: readonly BoardRow[];
  readonly parts: readonly WindowSpan[];
  /** Where the parts of time lie between 0 and 1. */
  readonly places: readonly { from: number; to: number }[];
  reference = $state.raw<WindowSpan>({ from: 0, to: 1 });
  current = $state.raw<WindowSpan>({ from: 0, to: 1 });
  isMoving = $state(false);
  threshold = $state<DriftThreshold>('band');
  order = $state<'matters' | 'name'>('matters');
  summary = $state.raw<BoardSummary | null>(null);
  /** Rows in the order shown, which stays while a window is moved. */
  ordered = $state.raw<readonly BoardRow[]>([]);
  /** Columns whose exact figures, or whose bands, are still to come; null: nobody is counting. */
  waiting = $state.raw<{ exact: number; bands: number }>({ exact: 0, bands: 0 });
  problem = $state.raw<ProblemFacts | null>(null);
  /** By column, the share of the model's whole importance. */
  importance = $state.raw<ReadonlyMap<string, number> | null>(null);
  readonly #drifting: Drifting;
  readonly #source: BoardSource | null;
  readonly #scale;
  /** The reference that the grids are of. */
  #gridsOf: WindowSpan | null = null;
  #stop = new AbortController();

  constructor(profile: LogProfile, drifting: Drifting, source: BoardSource | null) {
    this.profile = profile;
    this.#drifting = drifting;
    this.#source = source;
    this.rows = profile.columns.map((column) => new BoardRow(column));
    this.#scale = momentScaleOf(profile.windows);
    const { windows } = profile;
    const rows = windows.reduce((sum, window) => sum + window.rows, 0);
    const most = Math.max(1, Math.min(PARTS, Math.floor(rows / PART_ROWS)));
    this.parts = timeParts(windows.length, most);
    const [first, last] = [windows[0]!.fromMs, windows.at(-1)!.toMs];
    this.places = this.parts.map(({ from, to }) => ({
      from: (windows[from]!.fromMs - first) / (last - first),
      to: (windows[to - 1]!.toMs - first) / (last - first),
    }));
  }

  /** Nothing is asked any more. */
  end(): void {
    this.#stop.abort();
  }

  get hasRows(): boolean {
    return this.#source !== null;
  }

  period({ from, to }: WindowSpan): Period {
    const { windows } = this.profile;
    return { fromMs: windows[from]!.fromMs, toMs: windows[to - 1]!.toMs };
  }

  words({ from, to }: WindowSpan): string {
    const { fromMs, toMs } = this.period({ from, to });
    return `${momentWords(fromMs, this.#scale)} to ${momentWords(toMs - 1, this.#scale)}`;
  }

  moment(ms: number): string {
    return momentWords(ms, this.#scale);
  }

  /** While a window is moved: what is seen follows at once, by counts. */
  move(side: Side, span: WindowSpan): void {
    if (this[side].from === span.from && this[side].to === span.to) return;
    this.#stop.abort();
    this.isMoving = true;
    this[side] = span;
    for (const row of this.rows) row.exact = null;
    this.#figure((row) => row.isSeen);
  }

  /** Both windows rest where they are: all rows, their order, and the exact figures after it. */
  settle(reference = this.reference, current = this.current): void {
    this.isMoving = false;
    this.reference = reference;
    this.current = current;
    for (const row of this.rows) row.exact = null;
    this.refresh();
    this.#ask();
  }

  /** Everything anew from what is known. */
  refresh(): void {
    this.#figure(() => true);
    this.sort();
  }

  sort(): void {
    const columns = this.rows.map((row) => ({ row, ...this.#mattering(row) }));
    this.ordered = columns.sort(this.order === 'name' ? byName : byWhatMatters).map(({ row }) => row);
  }

  /** How much the model leans on each column, by its share. */
  weigh(shares: ReadonlyMap<string, number> | null): void {
    if (shares === this.importance) return;
    this.importance = shares;
    this.sort();
  }

  /** A row came into sight, or left it. */
  see(row: BoardRow, isSeen: boolean): void {
    row.isSeen = isSeen;
    if (isSeen && this.isMoving) this.#figure((one) => one === row);
  }

  #figure(isShown: (row: BoardRow) => boolean): void {
    const drifts = this.rows.map((row) => row.measure(this.reference, this.current));
    const adjusted = adjustedOf(drifts.map(({ p }) => p));
    const missing = adjustedOf(drifts.map((drift) => drift.missing.p));
    const summary: BoardSummary = {
      ...{ past: 0, judged: 0, adjusted: 0, most: 0 },
      missing: { reference: 0, current: 0 },
      rows: {
        reference: rowsWithin(this.profile, this.reference),
        current: rowsWithin(this.profile, this.current),
      },
    };
    for (const [i, row] of this.rows.entries()) {
      const drift = drifts[i]!;
      const limit = drift.distance ? row.limitAt([drift.reference.n, drift.current.n]) : null;
      const judgement = judgeDrift(drift, this.threshold, limit);
      if (judgement !== 'unjudged') summary.judged++;
      if (judgement === 'past') summary.past++;
      if (adjusted[i] !== null && adjusted[i]! <= BAND_ALPHA) summary.adjusted++;
      summary.most = Math.max(summary.most, drift.distance?.value ?? 0, limit ?? 0);
      for (const side of ['reference', 'current'] as const) summary.missing[side] += drift.missing[side];
      if (!isShown(row)) continue;
      const missingPast = missing[i] !== null && missing[i]! <= MISSING_ALPHA;
      row.view = {
        ...{ drift, judgement, limit, missingPast },
        adjusted: adjusted[i]!,
        verdict: this.#verdict(row, judgement, missingPast),
      };
      row.strip = row.throughTime(this.parts, this.places);
    }
    for (const side of ['reference', 'current'] as const) summary.missing[side] /= this.rows.length;
    summary.most = scaleEnd(summary.most);
    this.summary = summary;
  }

  #verdict(
    { column, drift }: BoardRow,
    judgement: ReturnType<typeof judgeDrift>,
    missingPast: boolean,
  ): ReturnType<typeof driftVerdict> {
    const { reference, current } = this;
    const told = (window: number | null): string | null =>
      window === null ? null : this.moment(this.profile.windows[window]!.fromMs);
    const isMoved = judgement === 'past' || judgement === 'moderate' || notByChance(drift).length > 0;
    const isMissing = missingPast || drift.standing === 'gone' || drift.standing === 'appeared';
    const isOrdered = column.kind !== 'values';
    return driftVerdict({
      ...{ column, drift, judgement, missingPast },
      since: isMoved ? told(driftSince(column.profile, isOrdered, drift, reference, current)) : null,
      missingSince: isMissing ? told(missingSince(column.profile, reference, current)) : null,
    });
  }

  #mattering(row: BoardRow): Mattering {
    const { view, drift } = row;
    return {
      name: row.name,
      distance: drift.distance?.value ?? null,
      limit: view?.limit ?? null,
      isPast: view?.judgement === 'past' || drift.standing === 'gone' || drift.standing === 'appeared',
      importance: this.importance ? (this.importance.get(row.name) ?? 0) : null,
      isNewOrMissing: view?.verdict.state === 'drift',
    };
  }

  #ask(): void {
    this.#stop.abort();
    const stop = (this.#stop = new AbortController());
    this.problem = null;
    this.waiting = { exact: this.#source ? this.rows.length : 0, bands: this.rows.length };
    void this.#askBands(stop.signal);
    if (this.#source) void this.#askExact(this.#source, stop.signal);
  }

  async #askBands(signal: AbortSignal): Promise<void> {
    const { reference } = this;
    const columns = this.ordered.flatMap(
      ({ column, drift }) => bandColumn(column, drift.reference, drift.current) ?? [],
    );
    const byColumn = new Map(this.rows.map((row) => [row.name, row]));
    const hasGrids =
      this.#gridsOf !== null && this.#gridsOf.from === reference.from && this.#gridsOf.to === reference.to;
    if (!hasGrids) for (const row of this.rows) row.grids = {};
    const question = { columns, alpha: BAND_ALPHA, resamples: RESAMPLES, seed: SEED };
    let left = columns.length;
    this.waiting = { ...this.waiting, bands: left };
    await this.#follow(
      this.#drifting.bands(
        { ...question, sizes: hasGrids ? [] : BAND_SIZES },
        (part) => {
          const row = 'column' in part ? byColumn.get(part.column) : undefined;
          if (!row) return;
          if (part.of === 'bands') {
            row.bands = part.bands;
            this.waiting = { ...this.waiting, bands: --left };
            if (left === 0) this.refresh();
            else this.#figure((one) => one === row);
          } else if (part.of === 'grid') {
            row.grids = part.grids;
            row.strip = row.throughTime(this.parts, this.places);
          }
        },
        signal,
      ),
      () => {
        this.#gridsOf = reference;
        this.waiting = { ...this.waiting, bands: 0 };
      },
    );
  }

  async #askExact({ table, time }: BoardSource, signal: AbortSignal): Promise<void> {
    const byColumn = new Map(this.rows.map((row) => [row.name, row]));
    await this.#follow(
      this.#drifting.exact(
        {
          ...{ table, time, columns: this.ordered.map(({ name }) => name) },
          reference: this.period(this.reference),
          current: this.period(this.current),
        },
        (part) => {
          const row = part.of === 'column' ? byColumn.get(part.drift.column) : undefined;
          if (part.of !== 'column' || !row) return;
          row.exact = part.drift;
          this.waiting = { ...this.waiting, exact: this.waiting.exact - 1 };
          this.#figure((one) => one === row);
        },
        signal,
      ),
      () => {
        this.waiting = { ...this.waiting, exact: 0 };
        this.refresh();
      },
    );
  }

  async #follow(work: Promise<void>, done: () => void): Promise<void> {
    try {
      await work;
      done();
    } catch (error) {
      if (error instanceof Cancelled) return;
      this.problem = factsOf(error);
      this.waiting = { exact: 0, bands: 0 };
    }
  }
}

function adjustedOf(pValues: readonly (number | null)[]): (number | null)[] {
  const adjusted = benjaminiHochberg(pValues.filter((p) => p !== null));
  let at = 0;
  return pValues.map((p) => (p === null ? null : adjusted[at++]!));
}

function rowsWithin({ windows }: LogProfile, { from, to }: WindowSpan): number {
  let rows = 0;
  for (let window = from; window < to; window++) rows += windows[window]!.rows;
  return rows;
}

/** Round, so that it seldom changes while a window is moved. */
function scaleEnd(most: number): number {
  return [0.25, 0.5, 1, 2, 4, 8, 16].find((end) => end >= most) ?? 2 ** Math.ceil(Math.log2(most));
}
