import IdCard from '@lucide/svelte/icons/id-card';
import FileUp from '@lucide/svelte/icons/file-up';
import type { Shelved } from '../../session/open-project.svelte.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';
import type { MenuItem } from '../../ui/menu-item.ts';

/** Leads to the data card of a dataset. */
export function cardItem({ route }: Workbench, { id, projectId }: Shelved['entry']): MenuItem {
  return {
    label: 'Data card',
    icon: IdCard,
    onselect: () => route.go(hrefOf(projectId, 'data', ['card', id])),
  };
}

/** Replaces the file of a dataset by another one; none for a dataset that was made from others here. */
export function replaceItem(
  { route }: Workbench,
  { entry, object }: Pick<Shelved<'table'>, 'entry' | 'object'>,
): readonly MenuItem[] {
  if (!object.source) return [];
  const href = hrefOf(entry.projectId, 'data', ['add'], { replace: entry.id });
  return [{ label: 'Replace the file…', icon: FileUp, onselect: () => route.go(href) }];
}
