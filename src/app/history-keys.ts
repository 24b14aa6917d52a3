import { factsOf } from '../core/kernel/problem.ts';
import type { Workbench } from '../session/workbench.svelte.ts';
import { toasts } from '../ui/toasts.svelte.ts';

/** Ctrl/Cmd-Z and Shift-Ctrl/Cmd-Z (or Ctrl-Y), unless the focus is in a field that has an undo of its own. */
export function historyKeys(event: KeyboardEvent, { history }: Workbench): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const target = event.target as HTMLElement | null;
  if (target?.closest('input, textarea, [contenteditable="true"]')) return;
  const key = event.key.toLowerCase();
  const redo = (key === 'z' && event.shiftKey) || key === 'y';
  if (!redo && key !== 'z') return;
  const label = redo ? history.canRedo : history.canUndo;
  if (!label) return;
  event.preventDefault();
  (redo ? history.redo() : history.undo()).then(
    (done) => done && toasts.show(`${redo ? 'Done again' : 'Undone'}: ${label}`),
    (error: unknown) => toasts.show(factsOf(error).message, { kind: 'bad' }),
  );
}
