import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { factsOf } from '../../../core/kernel/problem.ts';
import type { Shadow } from '../../../core/shadow/shadow.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';

/** Runs a comparison; it goes on whichever screen is shown, and says there what it failed of. */
export function beginRun(workbench: Workbench, open: OpenProject, shadow: Shadow): void {
  workbench.shadows.run(open, shadow).catch((error: unknown) => {
    if (error instanceof Cancelled) toasts.show(`“${shadow.name}” was stopped`);
    else toasts.show(factsOf(error).message, { kind: 'bad' });
  });
}
