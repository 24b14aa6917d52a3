import type { Entry } from '../../../core/artifact/documents.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** The entry of an object that was just committed, as soon as the open project shows it; null if another is opened. */
export function whenShelved(
  workbench: Workbench,
  open: OpenProject,
  kind: 'model' | 'evaluation',
  digest: Digest,
): Promise<Entry | null> {
  return new Promise((resolve) => {
    const stop = $effect.root(() => {
      $effect(() => {
        const shelf = kind === 'model' ? open.models : open.evaluations;
        const found = shelf.find(({ object }) => object.digest === digest);
        if (!found && workbench.open === open) return;
        resolve(found?.entry ?? null);
        queueMicrotask(() => stop());
      });
    });
  });
}
