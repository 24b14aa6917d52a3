import type { Evaluation } from '../../core/evaluation/evaluation.ts';
import type { Id } from '../../core/kernel/objects.ts';
import type { Predicate } from '../../core/slices/predicate.ts';
import { hrefOf } from '../../session/route.svelte.ts';

/** The table screen on those rows, predictions beside the data. */
export function rowsHref(
  project: Id,
  tableEntry: Id | null,
  evaluation: Evaluation,
  where: Predicate,
): string | undefined {
  if (!tableEntry) return undefined;
  return hrefOf(project, 'data', ['table', tableEntry], {
    evaluation: evaluation.digest,
    ...(where.op === 'all' ? {} : { where: JSON.stringify(where) }),
  });
}
