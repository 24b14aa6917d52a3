import type { Command } from '../parts/commands/command.ts';
import type { StageOffers } from '../parts/stage-offers.ts';
import { hrefOf } from '../session/route.svelte.ts';
import type { Workbench } from '../session/workbench.svelte.ts';
import { STAGES } from './router.ts';

/** The stages of the open project as places to go to, and what they offer to do from anywhere in it. */
export function stageCommands(workbench: Workbench, offers: readonly StageOffers[]): readonly Command[] {
  const { open } = workbench;
  if (!open?.ready || !open.project) return [];
  const places = STAGES.map(({ id, title, icon, key }) => ({
    id: `go.${id}`,
    label: title,
    group: 'Go to',
    icon,
    keys: [`g ${key}`],
    href: hrefOf(open.id, id),
  }));
  const tabs = STAGES.flatMap((stage) =>
    (stage.tabs ?? []).map(({ title, path }) => ({
      id: `go.${stage.id}.${path}`,
      label: title,
      group: 'Go to' as const,
      icon: stage.icon,
      more: stage.title,
      href: hrefOf(open.id, stage.id, path === '' ? [] : path.split('/')),
    })),
  );
  return [...offers.flatMap(({ actions }) => actions(open, workbench)), ...places, ...tabs];
}
