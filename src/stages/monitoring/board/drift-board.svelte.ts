import { notByChance } from '../../../core/drift/drift-verdict.ts';
import type { WindowSpan } from '../../../core/drift/change-onset.ts';
import { driftSince, missingSince } from '../../../core/drift/drift-since.ts';
import { timeParts } from '../../../core/drift/drift-through-time.ts';
import { driftVerdict, type DriftVerdict } from '../../../core/drift/drift-verdict.ts';
import {
  BAND_ALPHA,
  FIXED_DISTANCE,
  judgeDrift,
  MISSING_ALPHA,
  type DriftJudgement,
  type DriftThreshold,
} from '../../../core/drift/judge-drift.ts';
import type { LogProfile } from '../../../core/drift/log-profile.ts';
import { momentScaleOf, momentWords, type MomentScale } from '../../../core/drift/moment-words.ts';
import { byName, byWhatMatters, type Mattering } from '../../../core/drift/what-matters.ts';
import type { Period } from '../../../core/monitor/log.ts';
import type { BoardAnswers } from './board-answers.svelte.ts';
import { BoardRow } from './board-row.svelte.ts';
import {
  adjustedOf,
  missingShare,
  placesOf,
  scaleEnd,
  type BoardSummary,
  type Side,
} from './board-summary.ts';

const PARTS = 34;
/** Rows that a part of time should hold, so that most of its columns can be judged. */
const PART_ROWS = 60;

/** What changed between two windows of a log: figures at once from counts, exact ones once the windows rest. */
export class DriftBoard {
  readonly profile: LogProfile;
  readonly answers: BoardAnswers;
  readonly rows: readonly BoardRow[];
  readonly parts: readonly WindowSpan[];
  readonly #places: readonly { from: number; to: number }[];
  readonly #inputs: ReadonlySet<string>;
  readonly #scale: MomentScale;
  reference = $state.raw<WindowSpan>({ from: 0, to: 1 });
  current = $state.raw<WindowSpan>({ from: 0, to: 1 });
  isMoving = $state(false);
  threshold = $state<DriftThreshold>('band');
  order = $state<'matters' | 'name'>('matters');
  summary = $state.raw<BoardSummary | null>(null);
  /** Rows in the order shown, which stays while a window is moved. */
  ordered = $state.raw<readonly BoardRow[]>([]);
  /** By column, the share of the model's whole importance. */
  importance = $state.raw<ReadonlyMap<string, number> | null>(null);

  /** `inputs`: the columns that the model is fed. */
  constructor(profile: LogProfile, answers: BoardAnswers, inputs: readonly string[]) {
    this.profile = profile;
    this.answers = answers;
    this.rows = profile.columns.map((column) => new BoardRow(column));
    this.#inputs = new Set(inputs);
    this.#scale = momentScaleOf(profile.windows);
    const rows = profile.windows.reduce((sum, window) => sum + window.rows, 0);
    this.parts = timeParts(
      profile.windows.length,
      Math.max(1, Math.min(PARTS, Math.floor(rows / PART_ROWS))),
    );
    this.#places = placesOf(profile, this.parts);
  }

  period({ from, to }: WindowSpan): Period {
    const { windows } = this.profile;
    return { fromMs: windows[from]!.fromMs, toMs: windows[to - 1]!.toMs };
  }

  words(span: WindowSpan): string {
    const { fromMs, toMs } = this.period(span);
    return `${this.moment(fromMs)} to ${this.moment(toMs - 1)}`;
  }

  moment(ms: number): string {
    return momentWords(ms, this.#scale);
  }

  /** While a window is moved: what is seen follows at once, by counts. */
  move(side: Side, span: WindowSpan): void {
    if (this[side].from === span.from && this[side].to === span.to) return;
    this.answers.stop();
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
    const periods = { reference: this.period(reference), current: this.period(current) };
    this.answers.ask(this.ordered, reference, periods, {
      row: (row) => this.#figure((one) => one === row),
      all: () => this.refresh(),
    });
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

  /** What is drawn as the limit of a distance, by the threshold in use. */
  limitShown(band: number | null): number | null {
    if (this.threshold === 'psi') return null;
    return this.threshold === 'distance' ? FIXED_DISTANCE : band;
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
    const inputs = drifts.filter((_, i) => this.#inputs.has(this.rows[i]!.name));
    let [past, judged, most] = [0, 0, 0];
    for (const [i, row] of this.rows.entries()) {
      const drift = drifts[i]!;
      const limit = drift.distance ? row.limitAt([drift.reference.n, drift.current.n]) : null;
      const judgement = judgeDrift(drift, this.threshold, limit);
      if (judgement !== 'unjudged') judged++;
      if (judgement === 'past') past++;
      most = Math.max(most, drift.distance?.value ?? 0, limit ?? 0);
      if (!isShown(row)) continue;
      const missingPast = (missing[i] ?? 1) <= MISSING_ALPHA;
      row.view = {
        ...{ drift, judgement, limit, missingPast },
        adjusted: adjusted[i]!,
        verdict: this.#verdict(row, judgement, missingPast),
      };
      row.strip = row.throughTime(this.parts, this.#places);
    }
    this.summary = {
      ...{ past, judged, most: scaleEnd(most) },
      adjusted: adjusted.filter((p) => p !== null && p <= BAND_ALPHA).length,
      missing: {
        reference: missingShare(inputs, 'reference'),
        current: missingShare(inputs, 'current'),
      },
    };
  }

  #verdict(row: BoardRow, judgement: DriftJudgement, missingPast: boolean): DriftVerdict {
    const { column, drift } = row;
    const { reference, current } = this;
    const told = (window: number | null): string | null =>
      window === null ? null : this.moment(this.profile.windows[window]!.fromMs);
    const isMoved = judgement === 'past' || judgement === 'moderate' || notByChance(drift).length > 0;
    const isMissing = missingPast || drift.standing === 'gone' || drift.standing === 'appeared';
    const isOrdered = column.kind !== 'values';
    return driftVerdict({
      ...{ column, drift, judgement, missingPast },
      since: isMoved ? told(driftSince(row.upTo, isOrdered, drift, reference, current)) : null,
      missingSince: isMissing ? told(missingSince(column.profile, row.upTo, reference, current)) : null,
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
}
