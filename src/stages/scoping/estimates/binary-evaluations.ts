import type { Digest, Id } from '../../../core/kernel/objects.ts';
import { scoresPositive } from '../../../core/model/scores-positive.ts';
import type { OutcomeCounts } from '../../../core/metrics/outcome-value.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';

/** An evaluation of yes or no, as counts. */
export interface BinaryEvaluation {
  id: Id;
  digest: Digest;
  name: string;
  /** The class that counts as yes. */
  positive: string;
  counts: OutcomeCounts;
  /** Whether it has scores to put a threshold to. */
  hasScores: boolean;
}

/** The project's evaluations of two classes, one of them the positive one. */
export function binaryEvaluations(open: OpenProject): readonly BinaryEvaluation[] {
  return open.evaluations.flatMap(({ entry, object }) => {
    const model = open.object('model', object.model);
    const task = model?.signature.task;
    const { confusion } = object;
    if (!model || task?.type !== 'classification' || task.positive === null) return [];
    const yes = confusion?.classes.indexOf(task.positive) ?? -1;
    if (!confusion || yes < 0 || confusion.classes.length !== 2) return [];
    const no = 1 - yes;
    const count = (actual: number, said: number): number => confusion.counts[actual]![said]!;
    return [
      {
        ...{ id: entry.id, digest: object.digest, name: entry.name, positive: task.positive },
        counts: {
          truePositive: count(yes, yes),
          falsePositive: count(no, yes),
          falseNegative: count(yes, no),
          trueNegative: count(no, no),
        },
        hasScores: scoresPositive(model),
      },
    ];
  });
}
