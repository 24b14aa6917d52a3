import { calibrated, isotonic, type Calibration } from './isotonic.ts';
import type { WindowRange } from './profile-series.ts';

/** The rows that something is learned from are those of the reference; a window must not be judged by its own. */
export const FOLDS = 2;

/** Which half of the reference a window is of, taken in turn; -1 outside it. */
export function foldOf(window: number, reference: WindowRange): number {
  return window >= reference.from && window < reference.to ? (window - reference.from) % FOLDS : -1;
}

/**
 * Scores as chances that an outcome (1 or 0, below 0 = not known) is 1, by isotonic regression on the known outcomes of
 * the reference: rows outside it by all of them, rows of it by those of the other half of its windows. NaN where a row has
 * no score, or nothing was known to learn from.
 */
export function calibratedChances(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  starts: ArrayLike<number>,
  reference: WindowRange,
): Float64Array<ArrayBuffer> {
  const learnFrom = (without: number): Calibration | null => {
    const rows: number[] = [];
    for (let window = reference.from; window < reference.to; window++) {
      if (foldOf(window, reference) === without) continue;
      for (let row = starts[window]!; row < starts[window + 1]!; row++)
        if (outcomes[row]! >= 0) rows.push(row);
    }
    return isotonic(
      rows.map((row) => scores[row]!),
      rows.map((row) => outcomes[row]!),
    );
  };
  const curves = new Map([-1, 0, 1].map((fold) => [fold, learnFrom(fold)]));
  const chances = new Float64Array(scores.length).fill(NaN);
  for (let window = 0; window + 1 < starts.length; window++) {
    const curve = curves.get(foldOf(window, reference));
    if (!curve) continue;
    for (let row = starts[window]!; row < starts[window + 1]!; row++)
      chances[row] = calibrated(curve, scores[row]!);
  }
  return chances;
}
