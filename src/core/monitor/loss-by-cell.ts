import { cellAt, type Cuts } from '../drift/cells.ts';
import type { Outcome } from '../predictions/outcome.ts';
import type { LossByCell } from './likely-effect.ts';
import type { LossColumn } from './loss-model.ts';
import type { WindowRange } from './profile-series.ts';
import type { WindowedOutcome } from './windowed-outcome.ts';

/** Cells that a column of numbers is taken in at most: some of its cuts, at even steps. */
const MOST_CELLS = 16;

/** By row of a windowed outcome: 1 = wrong, or the absolute error; NaN without a label or an answer. */
export function lossesOf(outcome: Outcome): Float64Array<ArrayBuffer> {
  if (outcome.type === 'regression')
    return Float64Array.from(outcome.truth, (truth, at) => Math.abs(outcome.predicted[at]! - truth));
  const { predicted } = outcome;
  return Float64Array.from(outcome.truth, (truth, at) =>
    truth < 0 || predicted[at]! < 0 ? NaN : Number(truth !== predicted[at]),
  );
}

/** Mean loss of the labeled rows by window; NaN without any. */
export function meanLosses({ starts }: WindowedOutcome, losses: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: starts.length - 1 }, (_, window) => {
    let [n, sum] = [0, 0];
    for (let at = starts[window]!; at < starts[window + 1]!; at++) {
      if (!Number.isFinite(losses[at]!)) continue;
      n++;
      sum += losses[at]!;
    }
    return n === 0 ? NaN : sum / n;
  });
}

/** Counts a column of the log in both periods, with the losses of the reference. `cuts`: of numbers. */
export function lossByCell(
  { rows, starts }: WindowedOutcome,
  losses: Float64Array,
  column: LossColumn,
  cuts: Cuts | null,
  periods: { reference: WindowRange; current: WindowRange },
): LossByCell {
  const few = cuts && thinned(cuts);
  const cells = column.kind === 'values' ? column.values : few!.length + 1;
  const zeros = (): Float64Array<ArrayBuffer> => new Float64Array(cells + 1);
  const counted = {
    ...{ reference: zeros(), current: zeros() },
    ...{ labeled: zeros(), losses: zeros(), squares: zeros() },
  };
  const cellOf = (row: number): number => {
    if (column.kind === 'values') return column.codes[row]! < 0 ? cells : column.codes[row]!;
    const value = column.data[row]!;
    return Number.isNaN(value) ? cells : cellAt(few!, value);
  };
  const { reference, current } = periods;
  for (let at = starts[reference.from]!; at < starts[reference.to]!; at++) {
    const cell = cellOf(rows[at]!);
    counted.reference[cell]!++;
    const loss = losses[at]!;
    if (!Number.isFinite(loss)) continue;
    counted.labeled[cell]!++;
    counted.losses[cell]! += loss;
    counted.squares[cell]! += loss * loss;
  }
  for (let at = starts[current.from]!; at < starts[current.to]!; at++) counted.current[cellOf(rows[at]!)]!++;
  return counted;
}

function thinned(cuts: Cuts): Cuts {
  if (cuts.length < MOST_CELLS) return cuts;
  return Float64Array.from(
    { length: MOST_CELLS - 1 },
    (_, at) => cuts[Math.floor(((at + 1) * cuts.length) / MOST_CELLS)]!,
  );
}
