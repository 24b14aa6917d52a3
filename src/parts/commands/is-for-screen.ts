/**
 * Whether a key that is no command's (a blank, an arrow) is for the screen as a whole: no dialog is open, and it was not
 * pressed in one of the `controls`, a selector of those that have a use for it.
 */
export function isForScreen(event: KeyboardEvent, controls: string): boolean {
  if (event.defaultPrevented || document.querySelector('dialog:modal')) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(event.target instanceof Element && event.target.closest(controls));
}
