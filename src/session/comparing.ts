import { profileLane } from '../compute/clients.ts';
import { callback } from '../compute/lane.ts';
import type { ComparisonReport } from '../core/evaluation/compare-models.ts';
import type { CompareBy, SliceDifference } from '../core/evaluation/compare-slices.ts';
import type { Digest } from '../core/kernel/objects.ts';

/** Models held against each other on the same rows; whole columns are read, so it goes on beside the tables. */
export class Comparing {
  /** Throws Problem "compare.otherRows", "compare.otherTruth" or "compare.otherTask". */
  models(
    reference: Digest,
    others: readonly Digest[],
    onPart: (part: ComparisonReport['against'][number]) => void,
    signal: AbortSignal,
  ): Promise<ComparisonReport> {
    return profileLane.run((api) => api.compareEvaluations(reference, others, callback(onPart)), signal);
  }

  slices(
    reference: Digest,
    other: Digest,
    by: CompareBy,
  ): Promise<{ slices: readonly SliceDifference[]; notShown: number }> {
    return profileLane.run((api) => api.compareOnSlices(reference, other, by));
  }
}
