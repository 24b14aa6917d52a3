import type { OpenProject } from '../../../session/open-project.svelte.ts';

/** More would be no list of classes. */
const MOST = 40;

/** Names of classes in the datasets’ label columns, as far as they are known without reading rows. */
export function classesOfData({ tables }: OpenProject): readonly string[] {
  const names = tables.flatMap(({ object }) =>
    object.columns.flatMap((column) =>
      column.role === 'label' && column.type === 'category' && column.levels.length <= MOST
        ? column.levels
        : [],
    ),
  );
  return [...new Set(names)].slice(0, MOST);
}
