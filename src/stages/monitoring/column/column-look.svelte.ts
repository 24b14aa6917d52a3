import { bandColumn, BAND_SIZES } from '../../../core/drift/band-column.ts';
import { cellDrift, driftDistance, type CellDrift } from '../../../core/drift/cell-drift.ts';
import type { WindowSpan } from '../../../core/drift/change-onset.ts';
import type { ColumnDetail } from '../../../core/drift/column-detail.ts';
import { timeParts } from '../../../core/drift/drift-through-time.ts';
import { LEAST_JUDGED, type BandDistance } from '../../../core/drift/drift-question.ts';
import { BAND_ALPHA } from '../../../core/drift/judge-drift.ts';
import type { LogProfile, ProfiledColumn } from '../../../core/drift/log-profile.ts';
import { momentScaleOf, momentWords } from '../../../core/drift/moment-words.ts';
import { bandBetween, RESAMPLES, type BandGrid } from '../../../core/drift/null-band.ts';
import {
  rangeOf,
  runningProfile,
  type RangeProfile,
  type RunningProfile,
} from '../../../core/drift/range-profile.ts';
import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import { periodsOf } from '../../../core/monitor/log-periods.ts';
import type { LogBody, Period } from '../../../core/monitor/log.ts';
import type { Drifting } from '../../../session/drifting.ts';

export const SEED = 1;
/** Rows that a part of time should hold. */
const PART_ROWS = 60;

/** A window of the log as the column has it. */
export interface WindowLook {
  at: number;
  period: Period;
  words: string;
  rows: number;
  n: number;
  /** Share of the rows. */
  missing: number | null;
  /** From the reference; null with too little data. */
  distance: number | null;
  /** Whether the counts leave nothing of it open. */
  isExact: boolean;
  /** Of its null band; null until it is known. */
  limit: number | null;
}

/** One column of a log in the two windows that the log has: from its counts at once, from its rows soon after. */
export class ColumnLook {
  readonly column: ProfiledColumn | null;
  readonly hasRows: boolean;
  detail = $state.raw<ColumnDetail | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  isReading = $state(false);
  #spans = $state.raw<{ reference: WindowSpan; current: WindowSpan }>({
    reference: { from: 0, to: 0 },
    current: { from: 0, to: 0 },
  });
  #grid = $state.raw<Partial<Record<BandDistance, BandGrid>> | null>(null);
  readonly #profile: LogProfile;
  readonly #parts: readonly WindowSpan[];
  readonly #running: RunningProfile | null;
  readonly #drifting: Drifting;
  readonly #rows: { table: Digest; time: string } | null;
  #abort: AbortController | null = null;

  constructor(
    profile: LogProfile,
    body: LogBody,
    name: string,
    drifting: Drifting,
    source: { table: Digest; time: string } | null,
  ) {
    this.#profile = profile;
    this.#drifting = drifting;
    this.#rows = source;
    this.hasRows = source !== null;
    this.column = profile.columns.find((column) => column.name === name) ?? null;
    this.#running = this.column && runningProfile(this.column.profile);
    const rows = profile.windows.reduce((sum, window) => sum + window.rows, 0);
    this.#parts = timeParts(profile.windows.length, Math.max(2, Math.floor(rows / PART_ROWS)));
    this.take(body);
  }

  /** Follows the windows of the log. */
  take(body: LogBody): void {
    const { reference, current } = periodsOf(body, this.#profile.windows);
    const now = this.#spans;
    const isSame =
      now.reference.from === reference.from &&
      now.reference.to === reference.to &&
      now.current.from === current.from &&
      now.current.to === current.to;
    if (!this.column || (isSame && this.#abort)) return;
    this.#spans = { reference, current };
    this.#ask();
  }

  end(): void {
    this.#abort?.abort();
  }

  get spans(): Readonly<Record<'reference' | 'current', WindowSpan>> {
    return this.#spans;
  }

  /** From when to when each window is; null for one without any. */
  readonly periods = $derived.by(() => ({
    reference: this.#periodOf(this.#spans.reference),
    current: this.#periodOf(this.#spans.current),
  }));

  readonly words = $derived.by(() => ({
    reference: this.#rangeWords(this.periods.reference),
    current: this.#rangeWords(this.periods.current),
  }));

  /** Counted, whether or not the rows are here. */
  readonly counted: CellDrift | null = $derived.by(() => {
    if (!this.column || !this.#running) return null;
    const { reference, current } = this.#spans;
    return cellDrift(
      this.column,
      rangeOf(this.#running, reference.from, reference.to),
      rangeOf(this.#running, current.from, current.to),
    );
  });

  readonly measure: BandDistance = $derived.by(() => this.counted?.measure ?? 'ks');

  /** Of the two windows: by the rows, else by the counts. */
  readonly limit: number | null = $derived.by(() => {
    const own = this.detail?.bands[this.measure];
    if (own) return own.limit;
    const grid = this.#grid?.[this.measure];
    const { reference, current } = this.counted ?? {};
    return grid && reference?.n && current?.n ? bandBetween(grid, [reference.n, current.n]).limit : null;
  });

  /** Windows of the log that are taken together, so that most of them hold enough to be judged. */
  get together(): number {
    const [first] = this.#parts;
    return first ? first.to - first.from : 1;
  }

  /** Window by window, or some taken together. */
  readonly windows: readonly WindowLook[] = $derived.by(() => {
    const [column, running, counted] = [this.column, this.#running, this.counted];
    if (!column || !running || !counted) return [];
    const scale = momentScaleOf(this.#profile.windows);
    const grid = this.#grid?.[this.measure];
    const { reference } = counted;
    const { windows } = this.#profile;
    return this.#parts.map(({ from, to }, at): WindowLook => {
      const range = rangeOf(running, from, to);
      const period = { fromMs: windows[from]!.fromMs, toMs: windows[to - 1]!.toMs };
      const enough = range.n >= LEAST_JUDGED && reference.n >= LEAST_JUDGED;
      const rows = range.n + range.missing + range.infinite;
      const apart = enough ? driftDistance(column, reference, range) : null;
      return {
        ...{
          at,
          rows,
          period,
          n: range.n,
          words: this.together > 1 ? this.#rangeWords(period) : momentWords(period.fromMs, scale),
        },
        missing: rows === 0 ? null : range.missing / rows,
        distance: apart?.value ?? null,
        isExact: apart?.bound === 0,
        limit: enough && grid ? bandBetween(grid, [reference.n, range.n]).limit : null,
      };
    });
  });

  /** The counts of either window. */
  range(side: 'reference' | 'current'): RangeProfile | null {
    return this.counted?.[side] ?? null;
  }

  #rangeWords(period: Period | null): string {
    if (!period) return 'none';
    const scale = momentScaleOf(this.#profile.windows);
    return `${momentWords(period.fromMs, scale)} to ${momentWords(period.toMs - 1, scale)}`;
  }

  #periodOf({ from, to }: WindowSpan): Period | null {
    const { windows } = this.#profile;
    if (to <= from) return null;
    return { fromMs: windows[from]!.fromMs, toMs: windows[to - 1]!.toMs };
  }

  #ask(): void {
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    this.problem = null;
    void this.#readRows(signal);
    void this.#drawBands(signal);
  }

  async #readRows(signal: AbortSignal): Promise<void> {
    const { reference, current } = this.periods;
    if (!this.#rows || !reference || !current || !this.column) return;
    this.isReading = true;
    try {
      const detail = await this.#drifting.detail({
        ...this.#rows,
        ...{ reference, current, column: this.column.name, seed: SEED },
      });
      if (!signal.aborted) this.detail = detail;
    } catch (error) {
      if (!signal.aborted && !(error instanceof Cancelled)) this.problem = factsOf(error);
    } finally {
      if (!signal.aborted) this.isReading = false;
    }
  }

  async #drawBands(signal: AbortSignal): Promise<void> {
    const counted = this.counted;
    const column = this.column && counted && bandColumn(this.column, counted.reference, counted.current);
    if (!column) return;
    const question = {
      columns: [column],
      sizes: BAND_SIZES,
      alpha: BAND_ALPHA,
      resamples: RESAMPLES,
      seed: SEED,
    };
    try {
      await this.#drifting.bands(
        question,
        (part) => {
          if (part.of === 'grid') this.#grid = part.grids;
        },
        signal,
      );
    } catch (error) {
      if (!signal.aborted && !(error instanceof Cancelled)) this.problem = factsOf(error);
    }
  }
}
