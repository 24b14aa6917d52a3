import type { Id } from '../../../core/kernel/objects.ts';
import type { SaidPair } from '../../../core/rollout/live-agreement.ts';
import type { Shadow } from '../../../core/rollout/shadow.ts';
import { conjoin } from '../../../core/slices/predicate-key.ts';
import type { Field, Predicate } from '../../../core/slices/predicate.ts';
import { FLIP, ofSecond } from '../../../core/slices/second-model.ts';
import { queryOfView } from '../../../parts/slices/view-query.ts';
import { hrefOf } from '../../../session/route.svelte.ts';

const LABEL: Field = { of: 'prediction', name: 'label' };

/** Rows of which the champion says the one and the challenger the other. */
export function saidRows({ first, second }: SaidPair): Predicate {
  return {
    op: 'and',
    of: [
      { op: 'in', field: LABEL, values: [first] },
      { op: 'in', field: ofSecond(LABEL), values: [second] },
    ],
  };
}

/** Rows on which the two say different things. */
export function differingRows(pairs: readonly SaidPair[]): Predicate {
  return { op: 'or', of: pairs.map(saidRows) };
}

export function flippedRows(flip: string): Predicate {
  return { op: 'eq', field: FLIP, value: flip };
}

/** The table screen on these rows, both answers beside the data; undefined where the two were not evaluated. */
export function shadowRowsHref(
  project: Id,
  tableEntry: Id | null,
  { body }: Shadow,
  ...conditions: readonly Predicate[]
): string | undefined {
  const first = body.run?.champion.evaluation;
  const second = body.run?.challenger.evaluation;
  if (!tableEntry || !first || !second) return undefined;
  const where = conditions.reduce(conjoin, { op: 'all' });
  return hrefOf(
    project,
    'data',
    ['table', tableEntry],
    queryOfView({ where, sort: null, evaluation: first, second }),
  );
}
