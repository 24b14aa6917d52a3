import type { Evaluation } from '../../core/evaluation/evaluation.ts';
import type { Predicate } from '../../core/slices/predicate.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { queryOfView } from '../slices/view-query.ts';

/** The table screen on rows of an evaluation, predictions beside the data; undefined where the table is not here. */
export function evaluatedRowsHref(
  open: OpenProject,
  evaluation: Evaluation,
  where: Predicate,
): string | undefined {
  const entry = open.entryWith(evaluation.table);
  if (!entry) return undefined;
  const query = queryOfView({ where, sort: null, evaluation: evaluation.digest });
  return hrefOf(open.id, 'data', ['table', entry.id], query);
}
