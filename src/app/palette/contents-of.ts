import Folder from '@lucide/svelte/icons/folder';
import type { Command } from '../../parts/commands/command.ts';
import type { StageOffers } from '../../parts/stage-offers.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';

/** Everything with a name and an address: what the stages of the open project hold, and the other projects. */
export function contentsOf(
  { open, projects }: Workbench,
  offers: readonly StageOffers[],
): readonly Command[] {
  const own = open?.ready && open.project ? offers.flatMap(({ contents }) => contents(open)) : [];
  const others = (projects.list ?? []).filter(({ id }) => id !== open?.id);
  return [
    ...own,
    ...others.map(({ id, name, body }) => ({
      id,
      label: name,
      group: 'Projects',
      icon: Folder,
      more: body.sample ? 'sample' : undefined,
      href: hrefOf(id, 'overview'),
    })),
  ];
}
