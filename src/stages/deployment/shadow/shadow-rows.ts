import { FLIPS } from '../../../core/evaluation/flips.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import type { SaidPair } from '../../../core/shadow/live-agreement.ts';
import { ANSWER, type ANSWERS } from '../../../core/shadow/shadow-lane.ts';
import type { ShadowReport } from '../../../core/shadow/shadow-report.ts';
import type { Shadow, ShadowSide } from '../../../core/shadow/shadow.ts';
import { conjoin } from '../../../core/slices/predicate-key.ts';
import type { Field, Predicate } from '../../../core/slices/predicate.ts';
import { DIFFERENCE, FLIP, ofSecond } from '../../../core/slices/second-model.ts';
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

/** Above this many pairs of classes flips say which rows differ, which leaves out rows without a label. */
const MOST_PAIRS = 60;

/** Rows on which the two say different things; null where they never do. */
export function differingRows(
  { classes, both, agreement }: ShadowReport,
  tolerance: number,
): Predicate | null {
  if (both === 0 || agreement.value === 1) return null;
  if (!classes) {
    const beyond = (op: 'lt' | 'gt', value: number): Predicate => ({ op, field: DIFFERENCE, value });
    return { op: 'or', of: [beyond('lt', -tolerance), beyond('gt', tolerance)] };
  }
  if (classes.pairs.length <= MOST_PAIRS) return { op: 'or', of: classes.pairs.map(saidRows) };
  return { op: 'in', field: FLIP, values: FLIPS.classification.slice(0, 3) };
}

export function flippedRows(flip: string): Predicate {
  return { op: 'eq', field: FLIP, value: flip };
}

/** The table screen on these rows, both answers beside the data; undefined where they are not here. */
export function shadowRowsHref(
  project: Id,
  tableEntry: Id | null,
  { body }: Shadow,
  ...conditions: readonly Predicate[]
): string | undefined {
  if (!tableEntry || !body.run) return undefined;
  const { champion, challenger } = body.run;
  // Where the two were held against a truth their evaluations say more.
  const evaluated = champion.evaluation !== null && challenger.evaluation !== null;
  const [first, second] = [champion, challenger].map((side) =>
    evaluated ? side.evaluation : side.predictions,
  );
  if (!first || !second) return undefined;
  const where = conditions.reduce(conjoin, { op: 'all' });
  return hrefOf(
    project,
    'data',
    ['table', tableEntry],
    queryOfView({ where, sort: null, evaluation: first, second }),
  );
}

/** Rows of which one side came to that. */
export function answeredHow(how: (typeof ANSWERS)[number]): Predicate {
  return { op: 'eq', field: { of: 'prediction', name: ANSWER }, value: how };
}

/** The table screen on these rows with one side's answers. */
export function sideRowsHref(
  project: Id,
  tableEntry: Id | null,
  side: ShadowSide,
  where: Predicate,
): string | undefined {
  const evaluation = side.evaluation ?? side.predictions;
  if (!tableEntry || !evaluation) return undefined;
  const query = queryOfView({ where, sort: null, evaluation });
  return hrefOf(project, 'data', ['table', tableEntry], query);
}
