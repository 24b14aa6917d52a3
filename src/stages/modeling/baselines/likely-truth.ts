import type { TableVersion } from '../../../core/table/column.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';

/** The column that models are held against here: as evaluated before, else what is marked as the label. */
export function likelyTruth(open: OpenProject, { digest, columns }: TableVersion): string | null {
  const before = open.evaluations.find(({ object }) => object.table === digest)?.object.truth;
  return before ?? columns.find(({ role }) => role === 'label')?.name ?? null;
}
