import type { AutomationReport } from '../../../core/automation/automation-report.ts';
import { conjoin } from '../../../core/slices/predicate-key.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import { hrefOf } from '../../../session/route.svelte.ts';
import type { AutomationState } from './automation-state.svelte.ts';
import { peopleRows } from './people-rows.ts';

/** The table screen on the rows of a slice that go to a person at the present setting; undefined where it cannot be said. */
export function hrefOfPeopleRows(
  { of, body, thresholds }: AutomationState,
  report: AutomationReport,
  within: Predicate,
): string | undefined {
  const everyone: Predicate = { op: 'all' };
  const cuts = body.degree === 'partial' ? thresholds : { low: 0, high: 0 };
  const isOfModel = body.degree === 'partial' || body.degree === 'full';
  const theirs = isOfModel ? peopleRows(report, cuts, of.made) : everyone;
  if (!theirs || !of.tableEntry) return undefined;
  const where = conjoin(within, theirs);
  return hrefOf(of.open.id, 'data', ['table', of.tableEntry], {
    evaluation: of.evaluation.digest,
    ...(where.op === 'all' ? {} : { where: JSON.stringify(where) }),
  });
}
