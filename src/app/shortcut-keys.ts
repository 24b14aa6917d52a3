import { commands } from '../parts/commands/commands.svelte.ts';
import { areSingle, KeySequence, pressed } from '../parts/commands/keys.ts';
import { singleKeys } from '../parts/commands/single-keys.svelte.ts';
import { isMac } from '../ui/is-mac.ts';

const OWN_LETTERS = 'select, [role="menu"], [role="listbox"]';
const NO_TEXT = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);
const sequence = new KeySequence();

/**
 * Runs the offered command whose keys are pressed. Text fields keep their keys, undo among them; an open dialog stands
 * before everything else.
 */
export function shortcutKeys(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog:modal')) return;
  const press = pressed(event, isMac);
  if (!press) return;
  const inText = isTextField(event.target);
  if (areSingle(press) && (inText || !singleKeys.on || within(event.target, OWN_LETTERS))) return;
  const known = commands.all.filter(({ keys, whyNot, inFields }) => keys && !whyNot && (!inText || inFields));
  const keys = sequence.take(
    press,
    known.flatMap((command) => command.keys ?? []),
    event.timeStamp,
  );
  const command = keys === null ? undefined : known.find((one) => one.keys?.includes(keys));
  if (!command) return;
  event.preventDefault();
  if (command.href) location.hash = command.href;
  else command.run?.();
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return within(target, 'textarea, [contenteditable="true"]');
}

function within(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
