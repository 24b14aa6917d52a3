import type { TableVersion } from '../../../core/table/column.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';

/** What is most likely the label: the column with that role, else the truth of an evaluation; null without either. */
export function labelOf({ columns, digest }: TableVersion, open: OpenProject): string | null {
  const byRole = columns.find(({ role }) => role === 'label');
  if (byRole) return byRole.name;
  return open.evaluations.find(({ object }) => object.table === digest)?.object.truth ?? null;
}
