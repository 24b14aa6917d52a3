import { CALIBRATION_BINS, calibrationBin } from '../metrics/calibration-error.ts';
import type { BinaryCounts } from '../metrics/binary-counts.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';

/** What one pass over the rows of a group leaves for every rate of it. */
export interface GroupCounts extends BinaryCounts {
  /** Rows predicted to have the favourable outcome. */
  favoured: number;
  /** Rows without truth, and rows with truth but no answer: in no count above. */
  unlabeled: number;
  missing: number;
  /** Rows by bin of the positive class's score, two cells a bin (negative, positive), and the sums of their scores. */
  scored: { counts: Float64Array; sums: Float64Array };
}

/** Which answer is good for the person it is about: the positive class, or any other. */
export type Favourable = 'positive' | 'negative';

export interface CountedClasses {
  /** Index of the class that counts as positive, against all others. */
  positive: number;
  favourable: Favourable;
}

/**
 * Counts by group in one pass; `codes` is the group by row, -1 = none. Scores are those of the positive class, in 15
 * bins of equal width; rows without a score are in the counts but not in the bins.
 */
export function groupCounts(
  codes: ArrayLike<number>,
  groups: number,
  { truth, predicted, scores }: Pick<ClassOutcome, 'truth' | 'predicted' | 'scores'>,
  { positive, favourable }: CountedClasses,
): GroupCounts[] {
  const counts = Array.from({ length: groups }, emptyCounts);
  const score = scores?.[positive];
  const good = favourable === 'positive';
  for (let row = 0; row < codes.length; row++) {
    const count = counts[codes[row]!];
    if (!count) continue;
    if (truth[row]! < 0) count.unlabeled++;
    else if (predicted[row]! < 0) count.missing++;
    else {
      const actual = truth[row] === positive;
      const said = predicted[row] === positive;
      if (actual) count[said ? 'tp' : 'fn']++;
      else count[said ? 'fp' : 'tn']++;
      if (said === good) count.favoured++;
      const value = score ? score[row]! : NaN;
      if (Number.isNaN(value)) continue;
      const cell = 2 * calibrationBin(value) + (actual ? 1 : 0);
      count.scored.counts[cell]!++;
      count.scored.sums[cell]! += value;
    }
  }
  return counts;
}

function emptyCounts(): GroupCounts {
  const cells = 2 * CALIBRATION_BINS;
  const scored = { counts: new Float64Array(cells), sums: new Float64Array(cells) };
  return { tp: 0, fp: 0, fn: 0, tn: 0, favoured: 0, unlabeled: 0, missing: 0, scored };
}
