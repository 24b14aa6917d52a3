import type { MenuItem } from '../../ui/menu-item.ts';
import type { Command } from './command.ts';

/** The items of a menu as commands, so that a menu is the only place that knows them. `of`: what it is the menu of. */
export function menuCommands(
  items: readonly MenuItem[],
  { id, name, group }: { id: string; name?: string; group: string },
): readonly Command[] {
  return items.map(({ label, icon, onselect, disabled, hint }) => ({
    id: `${id}.${label}`,
    label,
    group,
    icon,
    more: name,
    whyNot: disabled ? (hint ?? 'not possible now') : null,
    run: onselect,
  }));
}
