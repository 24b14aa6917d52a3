import type { Estimate } from '../kernel/estimate.ts';
import { estimate } from '../kernel/estimate.ts';
import { sortWithWeights } from '../stats/weighed-quantile.ts';
import { weighedWilson, type Mass } from '../stats/weighed.ts';
import { CALIBRATION_BINS, calibrationBin } from './calibration-error.ts';
import { proportion } from './proportion.ts';
import type { ScoredRows } from './scored-rows.ts';

/** Bins of equal width over [0, 1], or with the same number of rows (the same weight). */
export type Binning = 'width' | 'mass';

export interface ReliabilityBin {
  /** Scores from here on; up to the next bin's, the last one closed. */
  from: number;
  to: number;
  rows: number;
  weight: number;
  /** null in an empty bin. */
  meanScore: number | null;
  /** Share of its rows where what was scored came true. */
  rate: Estimate;
}

/** Rows by bin: cells 2b (came false) and 2b + 1 (came true). */
export interface BinnedScores {
  bins: readonly ReliabilityBin[];
  binOf: Uint8Array;
  /** Sums of weights and of weight × score, by cell. */
  weights: Float64Array;
  scores: Float64Array;
}

/**
 * Scores in 15 bins [a, b), the last one closed. Equal mass: bin k begins at the least score that k/15 of the weight
 * does not exceed (quantiles by the inverse distribution function); rows with the same score stay together, so that ties
 * make fewer bins. Rates have Wilson's interval, weighted ones that of `weighedWilson`.
 */
export function binScores(rows: ScoredRows, binning: Binning): BinnedScores {
  const { scores, hits, weights } = rows;
  const starts = binning === 'width' ? null : massStarts(rows);
  const many = starts ? starts.length : CALIBRATION_BINS;
  const cells = (): Float64Array => new Float64Array(2 * many);
  const by = { weights: cells(), scores: cells(), rows: cells(), squares: cells() };
  const binOf = new Uint8Array(scores.length);
  for (let i = 0; i < scores.length; i++) {
    const bin = starts ? startAt(starts, scores[i]!) : calibrationBin(scores[i]!);
    const cell = 2 * bin + hits[i]!;
    const weight = weights ? weights[i]! : 1;
    binOf[i] = bin;
    by.rows[cell]!++;
    by.weights[cell]! += weight;
    by.squares[cell]! += weight * weight;
    by.scores[cell]! += weight * scores[i]!;
  }
  const mass = (cell: number): Mass => ({
    rows: by.rows[cell]!,
    weight: by.weights[cell]!,
    squares: by.squares[cell]!,
  });
  const bins = Array.from({ length: many }, (_, bin): ReliabilityBin => {
    const [missed, hit] = [mass(2 * bin), mass(2 * bin + 1)];
    const weight = missed.weight + hit.weight;
    const n = missed.rows + hit.rows;
    return {
      from: starts ? starts[bin]! : bin / CALIBRATION_BINS,
      to: starts ? (starts[bin + 1] ?? largest(scores)) : (bin + 1) / CALIBRATION_BINS,
      rows: n,
      weight,
      meanScore: n === 0 ? null : (by.scores[2 * bin]! + by.scores[2 * bin + 1]!) / weight,
      rate:
        weights && n > 0
          ? estimate(hit.weight / weight, n, weighedWilson(hit, missed))
          : proportion(hit.rows, n, 'emptySlice'),
    };
  });
  return { bins, binOf, weights: by.weights, scores: by.scores };
}

/** The least score of each bin, ascending, without doubles. */
function massStarts({ scores, weights }: ScoredRows): number[] {
  if (scores.length === 0) return [0];
  const { values, weights: sorted, total } = sortWithWeights(scores, weights);
  const starts = [values[0]!];
  let below = 0;
  let i = 0;
  for (let k = 1; k < CALIBRATION_BINS; k++) {
    const wanted = (k / CALIBRATION_BINS) * total;
    // What is reached up to rounding is reached.
    while (i < values.length - 1 && below + sorted[i]! < wanted - total * 1e-12) below += sorted[i++]!;
    if (values[i]! > starts.at(-1)!) starts.push(values[i]!);
  }
  return starts;
}

/** The last bin that begins at or below the score. */
function startAt(starts: readonly number[], score: number): number {
  let bin = starts.length - 1;
  while (bin > 0 && starts[bin]! > score) bin--;
  return bin;
}

function largest(scores: Float64Array): number {
  return scores.reduce((most, score) => Math.max(most, score), -Infinity);
}
