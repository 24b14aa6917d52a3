import type { AnyDocument } from '../core/artifact/documents.ts';
import type { Workbench } from '../session/workbench.svelte.ts';
import { toasts } from '../ui/toasts.svelte.ts';

/** Deletes a document (a tombstone) and offers to bring it back. */
export async function removeWithUndo(
  { documents, history }: Workbench,
  document: AnyDocument,
  words = `“${document.name}” deleted`,
): Promise<void> {
  const step = await documents.remove(document);
  toasts.show(words, { action: { label: 'Undo', run: () => void history.takeBack(step) } });
}
