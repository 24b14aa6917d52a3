import Pencil from '@lucide/svelte/icons/pencil';
import Target_ from '@lucide/svelte/icons/target';
import Trash from '@lucide/svelte/icons/trash-2';
import type { Target } from '../../core/brief/target.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';
import type { MenuItem } from '../../ui/menu-item.ts';
import { removeWithUndo } from '../remove-with-undo.ts';
import { targetsHref } from './targets-href.ts';

/** What can be done with a target wherever it is shown. */
export function targetItems(
  workbench: Workbench,
  target: Target,
  edit: (target: Target) => void,
): readonly MenuItem[] {
  return [
    { label: 'Change the target…', icon: Pencil, onselect: () => edit(target) },
    {
      label: 'All targets',
      icon: Target_,
      onselect: () => workbench.route.go(targetsHref(target.projectId)),
    },
    {
      label: 'Delete the target',
      icon: Trash,
      danger: true,
      separated: true,
      onselect: () => void removeWithUndo(workbench, target, `Target “${target.name}” deleted`),
    },
  ];
}
