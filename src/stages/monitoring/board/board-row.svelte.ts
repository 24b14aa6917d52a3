import { densityPlan, type DensityPlan } from '../../../charts/drift-cells/two-densities-geometry.ts';
import type { StripPart } from '../../../charts/drift-cells/drift-strip-geometry.ts';
import { cellDrift, type CellDrift } from '../../../core/drift/cell-drift.ts';
import type { WindowSpan } from '../../../core/drift/change-onset.ts';
import type { BandDistance, ColumnDrift } from '../../../core/drift/drift-question.ts';
import { rowsUpTo, type RowsUpTo } from '../../../core/drift/drift-since.ts';
import { driftThroughTime, rangesOf } from '../../../core/drift/drift-through-time.ts';
import type { DriftVerdict } from '../../../core/drift/drift-verdict.ts';
import type { DriftJudgement } from '../../../core/drift/judge-drift.ts';
import type { ProfiledColumn } from '../../../core/drift/log-profile.ts';
import { bandBetween, type BandGrid, type NullBand } from '../../../core/drift/null-band.ts';
import {
  rangeOf,
  runningProfile,
  type RangeProfile,
  type RunningProfile,
} from '../../../core/drift/range-profile.ts';
import { scaledLimit } from '../../../core/drift/scaled-band.ts';
import { withExact } from '../../../core/drift/with-exact.ts';

/** What a row of the board shows. */
export interface RowView {
  drift: CellDrift;
  judgement: DriftJudgement;
  /** Of its band at these numbers of rows; null until known. */
  limit: number | null;
  /** The test's p, all columns considered. */
  adjusted: number | null;
  missingPast: boolean;
  verdict: DriftVerdict;
}

const PICTURE = { width: 120, height: 26 };

/** A column of a log on the board. */
export class BoardRow {
  readonly column: ProfiledColumn;
  readonly running: RunningProfile;
  readonly plan: DensityPlan;
  view = $state.raw<RowView | null>(null);
  strip = $state.raw<readonly StripPart[]>([]);
  /** From the rows, at the windows as they are; null until then. */
  exact: ColumnDrift | null = null;
  bands: Partial<Record<BandDistance, NullBand>> = {};
  grids: Partial<Record<BandDistance, BandGrid>> = {};
  isSeen = false;
  /** Of the last windows. */
  drift!: CellDrift;
  #upTo: RowsUpTo | null = null;
  #ranges: { reference: Kept; current: Kept } = { reference: NONE, current: NONE };
  #parts: { spans: readonly WindowSpan[]; ranges: readonly RangeProfile[] } | null = null;
  #strip: { of: object; bands: object; grids: object; parts: readonly StripPart[] } | null = null;
  #distances: {
    reference: RangeProfile;
    spans: readonly WindowSpan[];
    values: readonly (number | null)[];
  } | null = null;

  constructor(column: ProfiledColumn) {
    this.column = column;
    this.running = runningProfile(column.profile);
    this.plan = densityPlan(column, rangeOf(this.running, 0, column.profile.windows), PICTURE);
  }

  get upTo(): RowsUpTo {
    return (this.#upTo ??= rowsUpTo(this.column.profile));
  }

  get name(): string {
    return this.column.name;
  }

  /** Compares two windows by the counts, or as its rows told. O(cells). */
  measure(reference: WindowSpan, current: WindowSpan): CellDrift {
    const drift = cellDrift(
      this.column,
      this.#range('reference', reference),
      this.#range('current', current),
    );
    return (this.drift = this.exact ? withExact(drift, this.exact) : drift);
  }

  /** The limit of its band at these numbers of rows, or as near to it as bands are known; null while none is. */
  limitAt(n: readonly [number, number]): number | null {
    const { measure } = this.drift;
    // A reference that does not vary comes to a distance of 0, however it is drawn from.
    if (measure === 'ks') return 0;
    if (Math.min(...n) === 0) return null;
    const [band, grid] = [this.bands[measure], this.grids[measure]];
    if (band?.n[0] === n[0] && band.n[1] === n[1]) return band.limit;
    if (grid) return bandBetween(grid, n).limit;
    return band ? scaledLimit(band, n) : null;
  }

  /** Its distance from the reference in each part of time. */
  throughTime(
    spans: readonly WindowSpan[],
    placed: readonly { from: number; to: number }[],
  ): readonly StripPart[] {
    const { reference } = this.drift;
    if (this.#parts?.spans !== spans) this.#parts = { spans, ranges: rangesOf(this.running, spans) };
    const { ranges } = this.#parts;
    if (this.#distances?.reference !== reference || this.#distances.spans !== spans)
      this.#distances = { reference, spans, values: driftThroughTime(this.column, reference, ranges) };
    // Moving the other window leaves it as it is.
    const { bands, grids } = this;
    const kept = this.#strip;
    if (kept?.of === this.#distances && kept.bands === bands && kept.grids === grids) return kept.parts;
    const { values } = this.#distances;
    const parts = ranges.map((range, i) => ({
      ...placed[i]!,
      distance: values[i]!,
      limit: values[i] === null ? null : this.limitAt([reference.n, range.n]),
    }));
    this.#strip = { of: this.#distances, bands, grids, parts };
    return parts;
  }

  #range(side: 'reference' | 'current', { from, to }: WindowSpan): RangeProfile {
    const kept = this.#ranges[side];
    if (kept.range && kept.from === from && kept.to === to) return kept.range;
    const range = rangeOf(this.running, from, to);
    this.#ranges[side] = { from, to, range };
    return range;
  }
}

interface Kept extends WindowSpan {
  range: RangeProfile | null;
}
const NONE: Kept = { from: -1, to: -1, range: null };
