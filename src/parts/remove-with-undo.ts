import type { Entry } from '../core/artifact/documents.ts';
import type { Slice } from '../core/slices/slice.ts';
import type { Workbench } from '../session/workbench.svelte.ts';
import { toasts } from '../ui/toasts.svelte.ts';

/** Deletes a document (a tombstone) and offers to bring it back. */
export async function removeWithUndo(
  { documents, history }: Workbench,
  document: Entry | Slice,
  words = `“${document.name}” deleted`,
): Promise<void> {
  await documents.remove(document);
  const step = history.canUndo;
  // As the last step's undo where it still is the last; otherwise as a step of its own.
  const bringBack = async (): Promise<unknown> =>
    history.canUndo === step ? history.undo() : documents.restore(document);
  toasts.show(words, { action: { label: 'Undo', run: () => void bringBack() } });
}
