import type { Slice } from '../../../core/slices/slice.ts';
import type { ShadowReportQuestion } from '../../../core/shadow/shadow-report.ts';
import type { Shadow } from '../../../core/shadow/shadow.ts';
import { whyNotUsable } from '../../../parts/slices/saved-slices.ts';
import { viewFields } from '../../../parts/slices/view-fields.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';

/** What the results of a run are asked with; null where it has not run, or its answers are not here. */
export function resultsQuestion(
  open: OpenProject,
  { body }: Shadow,
  slices: readonly Slice[],
): ShadowReportQuestion | null {
  const first = body.run?.champion.predictions ?? null;
  const second = body.run?.challenger.predictions ?? null;
  if (!body.run || first === null || second === null) return null;
  if (![first, second, body.table].every((one) => open.isWhole(one))) return null;
  return {
    ...{ table: body.table, first, second, truth: body.truth, tolerance: body.tolerance },
    evaluation: body.run.champion.evaluation,
    by:
      body.by === null
        ? { of: 'slices', slices: slices.map(({ name, body: { where } }) => ({ name, where })) }
        : { of: 'column', column: body.by },
  };
}

/** Saved slices that the rows have the columns of. */
export function usableSlices(open: OpenProject, { body }: Shadow): readonly Slice[] {
  const table = open.object('table', body.table);
  return table
    ? open.slices.filter((slice) => whyNotUsable(slice.body.where, viewFields(table)) === null)
    : [];
}
