import { profileLane, viewLane } from '../compute/clients.ts';
import type { OnProgress } from '../compute/calls.ts';
import { callback } from '../compute/lane.ts';
import type { QueueQuestion, QueueReport } from '../core/evaluation/mistake-queue.ts';
import type { NearTag } from '../core/evaluation/near-tags.ts';
import type { Suggestions } from '../core/evaluation/over-represented.ts';
import type { TagSummary } from '../core/evaluation/tag-summary.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { Predicate } from '../core/slices/predicate.ts';

/** Rows a model got wrong, to be looked at, and what they have in common. */
export class Mistakes {
  queue(question: QueueQuestion): Promise<QueueReport> {
    return viewLane.run((api) => api.mistakeQueue(question));
  }

  /** Reads every column: aborting ends it. */
  suggestions(
    evaluation: Digest,
    where: Predicate,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<Suggestions> {
    return profileLane.run<Suggestions>(
      (api) => api.mistakeSuggestions(evaluation, where, callback(onProgress)),
      signal,
    );
  }

  /** Mistakes that a predicate holds for; null where there are more than `most`. */
  rowsWith(evaluation: Digest, where: Predicate, most: number): Promise<readonly number[] | null> {
    return viewLane.run((api) => api.mistakesWith(evaluation, where, most));
  }

  near(evaluation: Digest, row: number): Promise<{ tags: readonly NearTag[]; compared: number }> {
    return viewLane.run((api) => api.nearTags(evaluation, row));
  }

  summary(evaluation: Digest): Promise<TagSummary> {
    return viewLane.run((api) => api.tagSummary(evaluation));
  }
}
