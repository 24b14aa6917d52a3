import type { Baseline } from '../../../core/evaluation/sheet.ts';
import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Labeling } from '../../../core/labels/labeling.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** With fewer labeled rows, a slice's own human level says next to nothing. */
export const LEAST_ITEMS = 10;

/** Labelings whose human level can be measured on the rows of an evaluation: of its dataset, or what it was made from. */
export function labelingsFor(open: OpenProject, { table }: Evaluation): readonly Labeling[] {
  return open.labelings.filter(
    ({ body }) =>
      !body.review &&
      open.isWhole(body.table) &&
      (body.table === table || body.results.some((result) => result.table === table)),
  );
}

/**
 * Human-level performance of a labeling as a baseline by predicate; null where it has no number, or the slice too few
 * labeled rows. All rows count from one on.
 */
export async function baselinesFrom(
  { labels }: Workbench,
  labeling: Labeling,
  { table, digest }: Evaluation,
  wheres: readonly Predicate[],
): Promise<readonly (Baseline | null)[]> {
  const { levels } = await labels.humanLevelOf(labeling, { table, evaluation: digest, wheres });
  return levels.map(({ overall, items }, at) => {
    if (overall.value === null || (items < LEAST_ITEMS && wheres[at]!.op !== 'all')) return null;
    const { value, n, interval } = overall;
    return {
      value,
      source: `human level, labeling “${labeling.name}”`,
      measured: { labeling: labeling.id, n, items, interval },
    };
  });
}
