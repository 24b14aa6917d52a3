import type { Entry } from '../../../core/artifact/documents.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';

/** Lets an earlier version stand again, and says so. What was made from it is up to date then. */
export async function putBack(
  { datasets, history }: Workbench,
  entry: Entry,
  version: Digest,
): Promise<void> {
  const step = await datasets.place(entry, version, `Put an older version of “${entry.name}” back`);
  if (!step) return;
  toasts.show(`The older version of “${entry.name}” stands again`, {
    action: { label: 'Undo', run: () => void history.takeBack(step) },
  });
}
