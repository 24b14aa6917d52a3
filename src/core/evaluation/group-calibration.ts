import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { binnedError } from '../metrics/calibration-error.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import { wilson } from '../stats/wilson.ts';
import type { GroupCounts } from './group-counts.ts';

export interface GroupCalibration {
  /** Mean score less the share that is positive: above 0, the group is scored too high. */
  inTheLarge: Estimate;
  /** Expected calibration error of the positive class's score, 15 bins of equal width. */
  expectedError: Estimate;
}

/**
 * Calibration of the positive class's score in one group. Calibration in the large has Wilson's interval of the
 * positive share, the mean score taken as given; the expected error a percentile bootstrap over bins, centred on it,
 * since resampling alone makes this measure grow. Undefined without scored rows.
 */
export function groupCalibration({ scored, tp, fp, fn, tn }: GroupCounts, random: Random): GroupCalibration {
  const { counts, sums } = scored;
  let n = 0;
  let positives = 0;
  let total = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    n += counts[cell]!;
    total += sums[cell]!;
    if (cell % 2 === 1) positives += counts[cell]!;
  }
  const rows = tp + fp + fn + tn;
  if (n === 0) {
    const none = undefinedBecause(rows === 0 ? 'emptySlice' : 'noScores', 0);
    return { inTheLarge: none, expectedError: none };
  }
  const dropped = rows > n ? { missing: rows - n } : {};
  const mean = total / n;
  const share = wilson(positives, n)!;
  const inTheLarge = estimate(
    mean - positives / n,
    n,
    { ...share, low: mean - share.high, high: mean - share.low, method: 'Wilson, mean score as given' },
    dropped,
  );
  const means = counts.map((count, cell) => (count === 0 ? 0 : sums[cell]! / count));
  const value = binnedError(counts, means);
  const [interval] = bootstrapCells(counts, 1, (cells, out) => (out[0] = binnedError(cells, means)), {
    random,
    over: 'over bins by class, centred',
    shift: (replicates) => value - replicates.reduce((sum, x) => sum + x, 0) / replicates.length,
  });
  const cut = interval && { ...interval, low: Math.max(0, interval.low), high: Math.min(1, interval.high) };
  return { inTheLarge, expectedError: estimate(value, n, cut ?? null, dropped) };
}
