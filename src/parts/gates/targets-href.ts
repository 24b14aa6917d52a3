import type { Id } from '../../core/kernel/objects.ts';
import { hrefOf } from '../../session/route.svelte.ts';

/** Where the targets of a project are set and changed. */
export function targetsHref(project: Id): string {
  return hrefOf(project, 'scoping', ['targets']);
}
