import { estimate, undefinedBecause, type Dropped, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import { bootstrapSums } from '../stats/bootstrap-sums.ts';
import { withMissing } from './dropped-rows.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import { binScores, type BinnedScores } from './reliability.ts';
import { rowsInBlocks } from './rows-in-blocks.ts';
import { scoredRows, type ScoredRows } from './scored-rows.ts';

export interface CalibrationErrors {
  /** Mean over rows of |rate - mean score| of their bin. */
  expected: Estimate;
  /** The largest |rate - mean score| of a bin with rows. */
  maximum: Estimate;
  /** Root of the mean over rows of (rate - mean score)² of their bin. */
  rootMeanSquare: Estimate;
}

/**
 * Expected (Naeini 2015, Guo 2017), maximum and root-mean-square calibration error of binned scores. Interval:
 * percentile bootstrap over bin by outcome, with weights over rows (blocks of them where there are many), bins kept;
 * moved by its mean's distance from the value, since resampling alone makes these measures grow. The maximum is that of
 * the emptiest bin more often than not: read it with the table of bins.
 */
export function calibrationErrors(
  rows: ScoredRows,
  { binOf, weights, scores }: BinnedScores,
  random: Random,
  dropped: Dropped,
): CalibrationErrors {
  const n = rows.scores.length;
  if (n === 0) {
    const none = undefinedBecause(rows.missing > 0 ? 'noScores' : 'emptySlice', 0);
    return { expected: none, maximum: none, rootMeanSquare: none };
  }
  const values = new Float64Array(3);
  writeErrors(weights, scores, values);
  const shift = (replicates: Float64Array, at: number): number =>
    values[at]! - replicates.reduce((sum, x) => sum + x, 0) / replicates.length;
  const intervals = rows.weights ? ofRows(rows.weights) : ofCells();
  const left = withMissing(dropped, rows.missing);
  const [expected, maximum, rootMeanSquare] = intervals.map((interval, at) =>
    estimate(
      values[at]!,
      n,
      interval && { ...interval, low: Math.max(0, interval.low), high: Math.min(1, interval.high) },
      left,
    ),
  );
  return { expected: expected!, maximum: maximum!, rootMeanSquare: rootMeanSquare! };

  function ofCells(): ReturnType<typeof bootstrapCells> {
    const means = scores.map((sum, cell) => (weights[cell] === 0 ? 0 : sum / weights[cell]!));
    const drawnScores = new Float64Array(weights.length);
    return bootstrapCells(
      weights,
      3,
      (drawn, out) => {
        for (let cell = 0; cell < drawn.length; cell++) drawnScores[cell] = drawn[cell]! * means[cell]!;
        writeErrors(drawn, drawnScores, out);
      },
      { random, over: 'over bins by right or wrong, centred', shift },
    );
  }

  function ofRows(each: Float64Array): ReturnType<typeof bootstrapCells> {
    const cells = weights.length;
    const sums = rowsInBlocks(
      n,
      2 * cells,
      (row, add) => {
        const cell = 2 * binOf[row]! + rows.hits[row]!;
        add(cell, each[row]!);
        add(cells + cell, each[row]! * rows.scores[row]!);
        return true;
      },
      random,
    );
    return bootstrapSums(
      sums,
      3,
      (drawn, out) => writeErrors(drawn.subarray(1, 1 + cells), drawn.subarray(1 + cells), out),
      { random, shift },
    );
  }
}

/** Expected calibration error of the top label in bins of equal width. */
export function topLabelError(
  outcome: ClassOutcome,
  weights: Float64Array | null,
  random: Random,
  dropped: Dropped,
): Estimate {
  const rows = scoredRows(outcome, null, weights);
  return rows
    ? calibrationErrors(rows, binScores(rows, 'width'), random, dropped).expected
    : undefinedBecause('noScores', 0);
}

/** Expected, maximum and root-mean-square error of summed weights and scores by cell (see BinnedScores). */
function writeErrors(weights: Float64Array, scores: Float64Array, out: Float64Array): void {
  let n = 0;
  let expected = 0;
  let maximum = 0;
  let squares = 0;
  for (let missed = 0; missed < weights.length; missed += 2) {
    const weight = weights[missed]! + weights[missed + 1]!;
    if (weight === 0) continue;
    const gap = Math.abs(weights[missed + 1]! - (scores[missed]! + scores[missed + 1]!));
    n += weight;
    expected += gap;
    maximum = Math.max(maximum, gap / weight);
    squares += (gap * gap) / weight;
  }
  out[0] = expected / n;
  out[1] = maximum;
  out[2] = Math.sqrt(squares / n);
}
