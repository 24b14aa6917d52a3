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
  const step = await documents.remove(document);
  toasts.show(words, { action: { label: 'Undo', run: () => void history.takeBack(step) } });
}
