import type { AnyDocument } from '../../core/artifact/documents.ts';
import type { Id } from '../../core/kernel/objects.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';

/** Deletes a project or what stands on its shelf, as it is stored now; undo brings it back. */
export async function deleteDocument({ documents }: Workbench, project: Id, id: Id): Promise<void> {
  const document = await documents.latest(project, (doc): doc is AnyDocument => doc.id === id);
  if (document) await documents.remove(document);
}

export async function restoreDocument({ documents }: Workbench, project: Id, id: Id): Promise<void> {
  const document = await documents.latest(project, (doc): doc is AnyDocument => doc.id === id);
  if (document) await documents.restore(document);
}
