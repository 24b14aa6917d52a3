import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import { conjoin } from '../../../core/slices/predicate-key.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import { FLIP } from '../../../core/slices/second-model.ts';
import { queryOfView } from '../../../parts/slices/view-query.ts';
import { hrefOf } from '../../../session/route.svelte.ts';

/** The table screen on rows of a slice with that flip (null = any), both models' answers beside the data. */
export function flipRowsHref(
  project: Id,
  tableEntry: Id | null,
  [first, second]: readonly [Evaluation, Evaluation],
  where: Predicate,
  flip: string | null,
): string | undefined {
  if (!tableEntry) return undefined;
  const rows = flip === null ? where : conjoin(where, { op: 'eq', field: FLIP, value: flip });
  return hrefOf(
    project,
    'data',
    ['table', tableEntry],
    queryOfView({ where: rows, sort: null, evaluation: first.digest, second: second.digest }),
  );
}
