import type { Evaluation } from '../../core/evaluation/evaluation.ts';
import type { Labeling } from '../../core/labels/labeling.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';

/** Labelings whose human level can be measured on the rows of an evaluation: of its dataset, or what it was made from. */
export function labelingsFor(open: OpenProject, { table }: Evaluation): readonly Labeling[] {
  return open.labelings.filter(
    ({ body }) =>
      !body.review &&
      open.isWhole(body.table) &&
      (body.table === table || body.results.some((result) => result.table === table)),
  );
}
